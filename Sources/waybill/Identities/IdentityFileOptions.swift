import ArgumentParser

/// Which file a private key is in.
struct IdentityFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The private key.",
      discussion: """
        Default: $WAYBILL_IDENTITY, else the configuration file's, else \
        $XDG_CONFIG_HOME/waybill/identity/id_ed25519 or ~/.config/waybill/identity/id_ed25519.
        """,
      valueName: "path"), completion: .file())
  var file: String?

  /// What was given.
  var flags: [SettingKey: String] { [.identity: file].compactMapValues(\.self) }
}
