import ArgumentParser
import Results

/// Prints what is in effect.
struct SettingsList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print each setting, and where its value comes from.",
    discussion: """
      Examples:
        waybill config
        waybill config --format json
        WAYBILL_CONFIG=/etc/waybill.json waybill config

      A flag counts before an environment variable, that before the configuration file, and that \
      before the default. The file is $XDG_CONFIG_HOME/waybill/config.json or \
      ~/.config/waybill/config.json, or what WAYBILL_CONFIG names, and nobody else may be able to \
      write it. It is one JSON object:
        {"ledger": "/srv/waybill", "master-key": "/srv/keys/waybill.key", \
      "signing-key": "/srv/keys/signing.key", \
      "identity": "/home/anna/.ssh/id_ed25519", "format": "table", "log": {"level": "info", "format": "text"}, "metrics": {"port": 9464}}
      Each key may be left out. Relative paths in it start from the file's folder. The variables \
      are WAYBILL_LEDGER, WAYBILL_MASTER_KEY, WAYBILL_SIGNING_KEY, WAYBILL_IDENTITY, WAYBILL_FORMAT, \
      WAYBILL_LOG_LEVEL, WAYBILL_LOG_FORMAT and WAYBILL_METRICS_PORT. Where no master key or signing key is named, \
      it is a file named after the ledger's origin in waybill/keys beside the file. Needs no ledger.
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags, output.flags)
    try invocation.print(invocation.terminal.layout(settings.format).list(settings.all))
  }
}
