import ArgumentParser
import Audit
import Domain
import Ledger
import Results

/// Prints the record.
struct AuditLog: AsyncParsableCommand {
  /// In which direction the record is read.
  enum Direction: String, EnumerableFlag {
    case oldestFirst
    case newestFirst
  }

  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Print the record: who asked for what when, and what came of it.",
    discussion: """
      Examples:
        waybill audit log --newest-first --limit 20
        waybill audit log --connection Brevo --since 2026-11-01 --until 2026-12-01
        waybill audit log --actor "Carla Diaz" --type command-refused
        waybill audit log --actor unknown/SHA256:Xk...
        waybill audit log --run 0193a5c2
        waybill audit log --type batch-sent --type batch-unanswered --format csv
        waybill audit log --subject segment/Customers --format ndjson

      For administrators and auditors. Several filters have to be met all; of several types, one. \
      A connection's log holds the runs over it. What was removed can still be asked for.
      """)

  @Option(
    help: ArgumentHelp(
      "Only what this user asked for or brought about; schedule, or unknown/ and a key's "
        + "fingerprint for somebody whom the ledger did not know.",
      valueName: "name"), completion: .users)
  var actor: String?
  @Option(
    help: ArgumentHelp(
      "Only commands or events of this name, such as run-completed; give it once a name.",
      valueName: "name"), completion: .list(Command.names + Event.names))
  var type: [String] = []
  @Option(
    help: ArgumentHelp(
      "Only what concerns this: user/, connection/, segment/, destination/, run/ or refresh/ and a "
        + "name or identifier; or ledger, schedule or notification.",
      valueName: "kind/name"))
  var subject: String?
  @Option(help: ArgumentHelp("Only what concerns this run.", valueName: "run"), completion: .runs)
  var run: String?
  @Option(
    help: ArgumentHelp("Only what concerns this connection.", valueName: "name"),
    completion: .connections)
  var connection: String?
  @Option(
    help: ArgumentHelp(
      "Only from this time on: RFC 3339, or a date for its beginning in UTC.", valueName: "time"))
  var since: TimeArgument?
  @Option(help: ArgumentHelp("Only before this time.", valueName: "time"))
  var until: TimeArgument?
  @Option(help: ArgumentHelp("How many entries at most. Default: all.", valueName: "number"))
  var limit: Int?
  @Flag(help: "In which direction to read.") var direction = Direction.oldestFirst
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1.") }
  }

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .audit)
    let query = try query(session)
    var stream = RowStream<TrailLine>(layout: session.layout) { try session.invocation.print($0) }
    let trail = Trail(log: session.ledger.log, views: session.ledger.views)
    try trail.forEachLine(matching: query) { try stream.append($0) }
    try stream.finish()
  }

  private func query(_ session: Session) throws -> TrailQuery {
    let record = RecordedNames(session: session)
    let order: TrailQuery.Order =
      switch direction {
      case .oldestFirst: .oldestFirst
      case .newestFirst: .newestFirst
      }
    return TrailQuery(
      actor: try actor.map { try record.actor($0) }, types: type,
      subject: try subject.map { try record.subject($0) }, run: try run.map { try session.run($0) },
      connection: try connection.map { try record.connection($0) },
      since: since?.timestamp, until: until?.timestamp, limit: limit, order: order)
  }
}
