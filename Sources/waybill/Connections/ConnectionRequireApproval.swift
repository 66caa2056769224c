import ArgumentParser
import Domain

/// Lets runs over a connection go by approved plans only.
struct ConnectionRequireApproval: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "require-approval",
    abstract: "Let runs go only by plans that a second person approved.",
    discussion: """
      Examples:
        waybill connection require-approval Brevo

      A run then starts with `waybill run start --plan`, by a plan that somebody else approved with \
      `waybill run approve`. Runs by schedule and `--all` have no plan and are refused. A run under \
      way goes on.
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    try await session.execute(
      .connection(.requireApproval(.init(connection: connection))),
      saying: "Runs over “\(name)” need an approved plan from now on.")
  }
}
