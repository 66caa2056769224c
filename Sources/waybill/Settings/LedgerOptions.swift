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
    name: .customLong("identity"),
    help: ArgumentHelp(
      "The key of whoever gives the command.",
      discussion: """
        A private key signs the command; with a public one, the ssh-agent that $SSH_AUTH_SOCK names \
        does. Default: $WAYBILL_IDENTITY, else the configuration file's, else \
        $XDG_CONFIG_HOME/waybill/identity/id_ed25519 or ~/.config/waybill/identity/id_ed25519.
        """,
      valueName: "file"), completion: .file())
  var identity: String?

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
    [.ledger: ledger, .identity: identity, .masterKey: masterKey, .signingKey: signingKey]
      .compactMapValues(\.self)
  }
}
