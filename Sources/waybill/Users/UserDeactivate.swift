import ArgumentParser
import Domain

/// Takes a user's authority away.
struct UserDeactivate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deactivate", abstract: "Take a user's authority away for good.",
    discussion: """
      Examples:
        waybill user deactivate "Carla Diaz" --yes

      The user stays on record. Runs over connections whose export user they are stop until another \
      administrator is added as export user.
      """)

  @Argument(help: "The user's name or identifier.", completion: .users) var name: String
  @OptionGroup var confirmation: ConfirmationOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let user = try session.user(name)
    try confirmation.confirm(
      "Deactivate the user “\(user.name)” for good", on: session.invocation.terminal)
    try await session.execute(
      .user(.deactivate(.init(user: user.id))), saying: "“\(user.name)” is deactivated.")
  }
}
