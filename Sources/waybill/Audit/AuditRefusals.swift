import ArgumentParser
import Audit
import Domain
import Ledger

/// Prints what was tried and refused.
struct AuditRefusals: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refusals", abstract: "Print what was tried and refused, by whom and why.",
    discussion: """
      Examples:
        waybill audit refusals --since 2026-11-01
        waybill audit refusals --actor unknown/mallory
        waybill audit refusals --rule role-insufficient --rule actor-unknown --format csv

      For administrators and auditors. Refused are commands, and runs once their sources are read. \
      Looking is no command: who may not look is told so, and it leaves no record.
      """)

  @Option(
    help: ArgumentHelp(
      "Only what this user tried; schedule, or unknown/ and a name for somebody whom the ledger "
        + "did not know.", valueName: "name"), completion: .users)
  var actor: String?
  @Option(
    help: ArgumentHelp(
      "Only what this rule refused, such as role-insufficient; give it once a rule.",
      valueName: "rule"))
  var rule: [String] = []
  @Option(
    help: ArgumentHelp("Only what concerns this connection.", valueName: "name"),
    completion: .connections)
  var connection: String?
  @OptionGroup var bounds: PeriodOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .audit)
    let record = RecordedNames(session: session)
    let filter = Refusals.Filter(
      actor: try actor.map { try record.actor($0) }, rules: Set(rule),
      connection: try connection.map { try record.connection($0) })
    try session.print(
      Refusals(
        in: bounds.period, matching: filter, from: session.ledger.log, by: session.ledger.views))
  }
}
