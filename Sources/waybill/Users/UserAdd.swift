import ArgumentParser
import Domain

/// Lets a person in.
struct UserAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Let a person in.",
    discussion: """
      Examples:
        waybill user add "Carla Diaz" --role contributor
        waybill user add "Olga Petrova" --role auditor
      """)

  @Argument(help: "What the person is called.") var name: String
  @Option(help: "What they may do.") var role: Role
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let name = try DisplayName(parsing: name)
    let session = try await Session.open(options, output)
    try await session.execute(
      .user(.add(.init(user: session.identifier(), name: name, role: role))),
      saying: "“\(name)” is let in as \(role.rawValue).")
  }
}
