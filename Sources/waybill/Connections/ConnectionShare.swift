import ArgumentParser
import Domain

/// Lets contributors use a connection.
struct ConnectionShare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "share", abstract: "Let contributors use a connection.",
    discussion: """
      Examples:
        waybill connection share Brevo
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    try await session.execute(
      .connection(.share(.init(connection: connection))),
      saying: "“\(name)” is shared with contributors.")
  }
}
