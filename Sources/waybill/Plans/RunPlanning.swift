import ArgumentParser
import Domain
import Ledger
import Results
import Runner

/// Makes a plan of a run.
struct RunPlanning: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Write down what a run would send, to hold a run to it.",
    discussion: """
      Examples:
        waybill run plan Newsletter
        waybill run plan Newsletter --output newsletter.plan
        waybill run approve newsletter.plan --identity bea
        waybill run start --plan newsletter.plan

      Tries the export out, as `waybill destination check` does, and writes a JSON document: the \
      destination's settings, the list, the consent text, each source's digest, the figures, and \
      the last completed run. A run that is started by the plan leaves only while all of that is \
      still so. A plan is good for one completed run.

      --output writes a new file that nobody else may read, and prints the figures; without it, the \
      document is printed. The file holds no profile.
      """)

  @Argument(help: "The destination's name or identifier.", completion: .destinations)
  var destination: String
  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("The file to write the plan to.", valueName: "file"), completion: .file())
  var file: String?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let trial = RehearsalPerformance(session: session)
    let rehearsal = try await trial.perform(session.destination(destination).id)
    let plan = try trial.plan(of: rehearsal)
    let document = PlanDocument(
      plan: plan, account: session.reader.knowsConnections ? rehearsal.order.account.company : nil,
      lastRun: try LastRun(plan.lastCompleted, plan.expected.figures, in: session),
      madeAt: session.ledger.surroundings.now, madeBy: try session.viewer().name)
    let text = try JSONText(document, isPretty: true).text + "\n"
    guard let file else { return try session.invocation.print(text) }
    try PlanFile.write(text, to: file)
    try trial.show(rehearsal)
    let next =
      session.state.connections[plan.settings.connection]?.requiresApproval == true
      ? "once somebody else has approved it with `waybill run approve`, `waybill run start --plan`"
        + " sends."
      : "`waybill run start --plan` sends."
    StandardStream.say("The plan is in \(file.visible). Nothing was sent; \(next)")
  }
}
