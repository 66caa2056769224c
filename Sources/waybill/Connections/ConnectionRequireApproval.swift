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
      `waybill run approve`. What has a schedule does not run by itself any more, as schedules have \
      no plan; `--all` has none and is refused. A run under way goes on.
      """)

  @Argument(help: "The connection's name or identifier.", completion: .connections) var name: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let connection = try session.connection(name)
    var state = session.state
    state.evolve(.connection(.approvalRequired(.init(connection: connection))))
    let waiting = state.waitingForApproval.filter { $0.settings.connection == connection }
    try await session.execute(
      .connection(.requireApproval(.init(connection: connection))),
      saying: "Runs over “\(name)” need an approved plan from now on." + Self.note(on: waiting))
  }

  /// What is to be said of destinations whose schedules do not count any more.
  private static func note(on destinations: [Destination]) -> String {
    if destinations.isEmpty { return "" }
    let names = destinations.map { "“\($0.settings.name)”" }.joined(separator: ", ")
    return destinations.count == 1
      ? " \(names) has a schedule, and does not run by itself any more."
      : " \(names) have schedules, and do not run by themselves any more."
  }
}
