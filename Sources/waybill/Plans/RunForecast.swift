import Domain
import Results
import Runner
import Views

/// What a run would come to, as it was tried out.
struct RunForecast: Tabular {
  /// What a run would do.
  enum Verdict: String, Encodable {
    /// It would begin to send.
    case ready
    /// A rule would refuse it.
    case refused
    /// It would fail.
    case failed
  }

  /// One source as it was read.
  struct Source: Encodable {
    let segment: DisplayName
    let sha256: SHA256Digest
    let bytes: Int64
    let rows: Int
  }

  let destination: DisplayName
  /// Nothing where the reader may not know of the connection.
  let connection: DisplayName?
  /// Nothing where the reader may know no more of the connection than its name.
  let account: String?
  let list: Int64
  let listName: String
  let attributes: [String]
  let verdict: Verdict
  /// Its stored name, or the rule's sentence.
  let reason: String?
  let rule: String?
  let needsApproval: Bool
  /// Nothing where the sources could not be read.
  let figures: RunFigures?
  /// Nothing where contacts that left the segments stay on the list.
  let removals: Removals?
  let sources: [Source]?
  /// Nothing where no run was completed before.
  let lastRun: LastRun?

  /// Sums a rehearsal up for the one who asked for it.
  init(_ rehearsal: Rehearsal, for session: Session) throws {
    let (order, report) = (rehearsal.order, rehearsal.report)
    destination = order.settings.name
    let known = session.state.connections[order.settings.connection]
    connection = session.reader.mayKnow(order.settings.connection) ? known?.name : nil
    account = session.reader.knowsConnections ? order.account.company : nil
    (list, listName) = (order.settings.list, report?.list.name ?? order.listName)
    attributes = ["EMAIL"] + order.settings.matching.attributes.map(\.attribute)
    switch rehearsal.verdict {
    case .begins: (verdict, reason, rule) = (.ready, nil, nil)
    case .ends(.refused(let refusal)):
      (verdict, reason, rule) = (.refused, refusal.description, refusal.rule)
    case .ends(.failed(let failure)):
      (verdict, reason, rule) = (.failed, failure.reason.rawValue, failure.rule)
    case .ends(.completed), .ends(.cancelled), .ends(.interrupted):
      (verdict, reason, rule) = (.failed, nil, nil)
    }
    needsApproval = known?.requiresApproval ?? false
    (figures, removals) = (report?.figures, report?.removals)
    sources = report?.sources.map { facts in
      Source(
        segment: session.state.segments[facts.segment]?.name ?? order.settings.name,
        sha256: facts.sha256, bytes: facts.bytes, rows: facts.rows)
    }
    lastRun = try LastRun(
      session.state.destinations[order.destination]?.lastCompleted, report?.figures, in: session)
  }

  static var columns: [Column<RunForecast>] {
    [
      Column("destination", mayBeCut: true) { $0.destination.text },
      Column("verdict") { $0.verdict.rawValue },
      Column("read", .trailing) { $0.figures.map { String($0.read) } ?? "" },
      Column("to send", .trailing) { $0.figures.map { String($0.sent) } ?? "" },
      Column("duplicates", .trailing) { $0.figures.map { String($0.duplicates) } ?? "" },
      Column("unchanged", .trailing) { $0.figures.map { String($0.unchanged) } ?? "" },
      Column("withheld", .trailing) { $0.figures.map { String($0.withheld) } ?? "" },
      Column("rejected", .trailing) { $0.figures.map { String($0.rejectedRows) } ?? "" },
      Column("to take off", .trailing) { $0.removals.map { String($0.leaving) } ?? "" },
      Column("needs approval") { $0.needsApproval ? "yes" : "no" },
      Column("rule") { $0.rule ?? "" },
      Column("reason", mayBeCut: true) { $0.reason ?? "" },
    ]
  }
}

extension ListAnswer {
  /// What Sendinblue calls the list.
  fileprivate var name: String? {
    switch self {
    case .found(let name), .dynamic(let name): name
    case .missing: nil
    }
  }
}
