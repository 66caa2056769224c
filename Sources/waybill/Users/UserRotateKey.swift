import ArgumentParser
import Domain
import Ledger
import Vault

/// Puts another public key in the place of a user's.
struct UserRotateKey: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate-key", abstract: "Put another public key in the place of a user's.",
    discussion: """
      Examples:
        waybill user rotate-key --public-key ~/.ssh/new.pub
        waybill user rotate-key "Carla Diaz" --public-key carla.pub

      Everybody can give themselves another key, and says so with the one they have; an \
      administrator does it for somebody who lost theirs. The former key signs for nobody from then \
      on, and never will again.
      """)

  @Argument(help: "The user's name or identifier. Default: yourself.", completion: .users)
  var name: String?
  @Option(
    help: ArgumentHelp(
      "The key from now on: a file, - for standard input, or the key itself.", valueName: "key"),
    completion: .file())
  var publicKey: PublicKeyArgument
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let key = try publicKey.read()
    let session = try await Session.open(options, output)
    let user = try name.map { try session.user($0) } ?? session.viewer()
    try await session.execute(
      .user(.rotateKey(.init(user: user.id, publicKey: key.signerKey))),
      saying: "“\(user.name)” has the key \(key.fingerprint) now.")
  }
}
