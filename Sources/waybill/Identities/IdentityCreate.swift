import ArgumentParser
import Results
import Vault

/// Makes an identity.
struct IdentityCreate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Make a private key, and the public key that goes with it.",
    discussion: """
      Examples:
        waybill identity create
        waybill identity create --file ~/keys/waybill --comment "Anna Berg, laptop"

      The private key is not encrypted, and its file is for its owner alone; the public key goes \
      beside it, to a file that ends in .pub. For a key with a passphrase or in hardware, use \
      ssh-keygen -t ed25519 or ed25519-sk, and ssh-add. Needs no ledger, and overwrites nothing.
      """)

  @Option(
    help: ArgumentHelp(
      "What says whose the key is.",
      discussion: "Default: the login name."))
  var comment: KeyComment?

  @OptionGroup var identity: IdentityFileOptions
  @OptionGroup var output: FormatOptions

  func run() async throws {
    let invocation = Invocation.current
    let settings = try invocation.settings(identity.flags, output.flags)
    try Folder.makeParents(of: settings.identity)
    let comment = comment ?? KeyComment(invocation.login.name) ?? .none
    let key = try PrivateKey.create(at: settings.identity, comment: comment)
    let summary = IdentitySummary(
      publicKey: key.publicKey, comment: comment, place: .file(settings.identity))
    try invocation.print(invocation.terminal.layout(settings.format).one(summary))
    if settings.format == .table {
      StandardStream.say(
        "Give the public key to an administrator, who compares the fingerprint with you. Keep the"
          + " private key to yourself: whoever has it can act as you.")
    }
  }
}
