import ArgumentParser
import Domain

/// Gives a user another role.
struct UserRole: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "Give a user another role.",
    discussion: """
      Examples:
        waybill user role "Carla Diaz" administrator
      """)

  @Argument(help: "The user's name or identifier.", completion: .users) var name: String
  @Argument(help: "What they may do from now on.") var role: Role
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let user = try session.user(name)
    try await session.execute(
      .user(.changeRole(.init(user: user.id, role: role))),
      saying: "“\(user.name)” is \(role.rawValue) now.")
  }
}
