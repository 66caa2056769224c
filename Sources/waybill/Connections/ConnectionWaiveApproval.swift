import ArgumentParser
import Domain

/// Lets runs over a connection go without an approved plan again.
struct ConnectionWaiveApproval: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive-approval", abstract: "Let runs go without an approved plan again.",
    discussion: """
      Examples:
        waybill connection waive-approval Brevo

      Runs by schedule go again from then on.
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    try await session.execute(
      .connection(.waiveApproval(.init(connection: connection))),
      saying: "Runs over “\(name)” need no approved plan any more.")
  }
}
