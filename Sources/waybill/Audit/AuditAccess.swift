import ArgumentParser
import Audit
import Domain
import Ledger

/// Prints who could do what.
struct AuditAccess: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access", abstract: "Print who could do what at a time, and which entry gave it.",
    discussion: """
      Examples:
        waybill audit access
        waybill audit access --at 2026-11-23T14:00:00Z
        waybill audit access --at 2026-11-01 --connection Brevo --format csv

      For administrators and auditors. Answered from the log up to its last entry that is dated at \
      that time or before: roles, connections shared with contributors, export users. What the \
      schedule exports leaves under the authority of export users. A right may be of no use for \
      another reason, such as a consent that was withdrawn: see `waybill audit consents`.
      """)

  @Option(
    help: ArgumentHelp(
      "The time, itself included: RFC 3339, or a date for its beginning in UTC. Default: now.",
      valueName: "time"))
  var at: TimeArgument?
  @Option(
    help: ArgumentHelp("Only what this user could do.", valueName: "name"), completion: .users)
  var user: String?
  @Option(
    help: ArgumentHelp("Only rights on this connection.", valueName: "name"),
    completion: .connections)
  var connection: String?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .audit)
    let record = RecordedNames(session: session)
    try session.print(
      Access(
        at: at?.timestamp, of: user.map { try session.user($0).id },
        on: connection.map { try record.connection($0) }, from: session.ledger.log,
        by: session.ledger.views))
  }
}
