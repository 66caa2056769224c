import ArgumentParser
import Domain
import Runner

/// Tries an export out.
struct DestinationCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Try an export out: what a run would send, and what forbids it.",
    discussion: """
      Examples:
        waybill destination check Newsletter
        waybill destination check Newsletter --format json

      Does all that a run does up to the first byte that would leave: asks Sendinblue for the list \
      and the attributes, reads the sources once through, and heeds every rule. Nothing is sent and \
      nothing recorded. A run right after it comes to the same figures. `waybill run plan` keeps \
      them, so that a run can be held to them.

      Whoever may run the destination may try it out.
      """)

  @Argument(help: "The destination's name or identifier.", completion: .destinations)
  var name: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let trial = RehearsalPerformance(session: session)
    let rehearsal = try await trial.perform(session.destination(name).id)
    try trial.show(rehearsal)
    _ = try trial.plan(of: rehearsal)
    let needsApproval =
      session.state.connections[rehearsal.order.settings.connection]?.requiresApproval == true
    StandardStream.say(
      "A run \(needsApproval ? "by an approved plan " : "")would begin. Nothing was sent.")
  }
}
