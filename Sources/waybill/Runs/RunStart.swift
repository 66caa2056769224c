import ArgumentParser
import Domain
import Runner

/// Exports a destination, or all that run by schedule.
struct RunStart: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Export a destination now, or all that run by schedule.",
    discussion: """
      Examples:
        waybill run start Newsletter
        waybill run start Newsletter --format json
        waybill run start --all
        waybill run start --plan newsletter.plan

      --all exports every destination whose schedule is active and that you may export: one after \
      another over the same connection, going on after a failure. A destination that is named runs \
      whatever its schedule.

      --plan holds the run to a plan that `waybill run plan` made: where the settings, the list, the \
      sources, the figures or the consent are not what they were, nothing is sent. The plan names \
      the destination.

      SIGINT (Ctrl-C) and SIGTERM stop the run in a way that `waybill run resume` takes up; a \
      second one ends the process at once, and the run can be resumed all the same.
      """)

  @Argument(help: "The destination's name or identifier.", completion: .destinations)
  var destination: String?
  @Flag(help: "Export every destination whose schedule is active.") var all = false
  @Option(
    help: ArgumentHelp("The plan that the run has to keep to.", valueName: "file"),
    completion: .file())
  var plan: String?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    guard all != (destination != nil || plan != nil) else {
      throw ValidationError("Name a destination or a plan, or give --all: one of the two.")
    }
  }

  func run() async throws {
    let plan = try plan.map(PlanFile.plan)
    let session = try await Session.open(options, output)
    guard let id = try destination.map({ try session.destination($0).id }) ?? plan?.destination
    else { return try await RunSeries(session: session).perform() }
    let identity = session.identity
    try await RunPerformance(session: session).perform { launcher in
      try await launcher.start(id, by: identity, keepingTo: plan)
    }
  }
}
