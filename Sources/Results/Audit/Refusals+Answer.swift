package import Audit
import Domain
import EventLog

extension Refusals: AuditAnswer {
  package var rows: [RefusedAttempt] { refusals }
  package var bounds: [(name: String, value: String)] { period.bounds(upTo: lastEntry) }

  package func text(on layout: Layout) throws -> String {
    let title = "What was refused, \(period.words), by the record up to entry \(lastEntry)\n\n"
    if refusals.isEmpty { return title + "Nothing.\n" }
    return title + "How often\n" + (try layout.list(counts)) + "\nWhat\n"
      + (try layout.list(refusals)) + "\naltogether  \(total)\n"
  }
}

extension Refusals.Count: Tabular {
  package static var columns: [Column<Self>] {
    [
      Column("rule") { $0.rule },
      Column("actor", mayBeCut: true) { $0.actor.shown },
      Column("refusals", .trailing) { String($0.refusals) },
      Column("last") { $0.last.description },
    ]
  }
}

extension RefusedAttempt: Tabular {
  package static var columns: [Column<RefusedAttempt>] {
    [
      Column("entry", .trailing) { String(describing: $0.position) },
      Column("time") { $0.time.description },
      Column("actor", mayBeCut: true) { $0.actor.shown },
      Column("command") { $0.command },
      Column("subject", mayBeCut: true) { $0.subject.shown },
      Column("rule") { $0.rule },
      Column("reason") { $0.reason },
      Column("run", isDetail: true) { $0.run?.description ?? "" },
      Column("actor id", isDetail: true) { $0.actor.id },
      Column("subject id", isDetail: true) { $0.subject.id },
      Column("caused by", isDetail: true) { $0.causation ?? "" },
    ]
  }
}
