import ArgumentParser
import Domain

/// Takes the last step of a connection.
struct ConnectionSave: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save", abstract: "Finish a connection: the last step of `add` alone.",
    discussion: """
      Examples:
        waybill connection save Brevo
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    try await session.execute(
      .connection(.save(.init(connection: connection))), saying: "“\(name)” is ready.")
  }
}
