import ArgumentParser

/// Which ledger a command is about, and who gives it.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .customLong("ledger"),
    help: ArgumentHelp(
      "The ledger's directory.",
      discussion: """
        Default: $WAYBILL_LEDGER, else the configuration file's, else $XDG_DATA_HOME/waybill or \
        ~/.local/share/waybill.
        """,
      valueName: "dir"), completion: .directory)
  var ledger: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The user who gives the command.",
      discussion: """
        Default: $WAYBILL_ACTOR, else the configuration file's, else the login name. The name is asserted and not proven: commands \
        are not signed yet, so whoever may write the ledger's files can give any.
        """,
      valueName: "name"))
  var actor: String?

  @Option(
    name: .customLong("master-key"),
    help: ArgumentHelp(
      "The vault's master key.",
      discussion: """
        Default: $WAYBILL_MASTER_KEY, else the configuration file's, else a file named after the ledger in \
        $XDG_CONFIG_HOME/waybill/keys or ~/.config/waybill/keys.
        """,
      valueName: "file"), completion: .file())
  var masterKey: String?

  @Option(
    name: .customLong("signing-key"),
    help: ArgumentHelp(
      "The key that signs the log's checkpoints; only what records something needs it.",
      discussion: """
        Default: $WAYBILL_SIGNING_KEY, else the configuration file's, else a file named after the ledger in \
        $XDG_CONFIG_HOME/waybill/keys or ~/.config/waybill/keys.
        """,
      valueName: "file"), completion: .file())
  var signingKey: String?

  /// What was given.
  var flags: [SettingKey: String] {
    [.ledger: ledger, .actor: actor, .masterKey: masterKey, .signingKey: signingKey]
      .compactMapValues(\.self)
  }
}
