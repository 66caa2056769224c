import ArgumentParser
import Domain
import Ledger
import Vault

/// Lets a person in.
struct UserAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Let a person in.",
    discussion: """
      Examples:
        waybill user add "Carla Diaz" --role contributor --public-key carla.pub
        waybill user add "Olga Petrova" --role auditor --public-key "ssh-ed25519 AAAAC3Nz..."

      The person makes the key with `waybill identity create`, or has one of ssh-keygen's, and hands \
      over its public half. Compare the fingerprint that is printed with them: whoever has the \
      private half gives commands as this user.
      """)

  @Argument(help: "What the person is called.") var name: String
  @Option(help: "What they may do.") var role: Role
  @Option(
    help: ArgumentHelp(
      "Their public key: a file, - for standard input, or the key itself.", valueName: "key"),
    completion: .file())
  var publicKey: PublicKeyArgument
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let name = try DisplayName(parsing: name)
    let key = try publicKey.read()
    let session = try await Session.open(options, output)
    try await session.execute(
      .user(
        .add(
          .init(
            user: session.identifier(), name: name, role: role, publicKey: key.signerKey))),
      saying: "“\(name)” is let in as \(role.rawValue), with the key \(key.fingerprint).")
  }
}
