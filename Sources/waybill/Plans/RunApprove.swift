import ArgumentParser
import Domain

/// Approves a plan.
struct RunApprove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve a plan, so that somebody else may start the run.",
    discussion: """
      Examples:
        waybill run approve newsletter.plan

      Records that you approve exactly this plan. On a connection that asks for approvals \
      (`waybill connection require-approval`), a run starts only by a plan that was approved by \
      somebody else than the one who starts it. The latest approval of a destination counts, once, \
      and until its settings or its connection change.

      Whoever may run the destination may approve.
      """)

  @Argument(help: "The file with the plan.", completion: .file()) var file: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let plan = try PlanFile.plan(in: file)
    let session = try await Session.open(options, output)
    let figures = plan.expected.figures
    let removals = plan.expected.removals.map {
      ", \($0.leaving) of \($0.standing) contacts to take off the list"
    }
    try await session.execute(
      .destination(.approve(.init(plan: plan))),
      saying: "The plan of “\(plan.settings.name)” is approved: \(figures.sent) of"
        + " \(figures.read) rows to send\(removals ?? ""). Somebody else may start it.")
  }
}
