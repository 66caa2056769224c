import ArgumentParser
import Domain

/// Calls a connection something else.
struct ConnectionRename: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Call a connection something else.",
    discussion: """
      Examples:
        waybill connection rename Brevo "Brevo Germany"
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @Argument(help: "What people will call it.") var newName: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let newName = try DisplayName(parsing: newName)
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    try await session.execute(
      .connection(.rename(.init(connection: connection, name: newName))),
      saying: "“\(name)” is called “\(newName)” now.")
  }
}
