package import Audit
import Domain
import EventLog

extension Changes: AuditAnswer {
  /// A field that changed.
  package struct Row: Tabular {
    let change: Change
    let field: FieldChange

    package static var columns: [Column<Row>] {
      [
        Column("entry", .trailing) { "\($0.change.entry.position)" },
        Column("time") { $0.change.entry.time.description },
        Column("actor", mayBeCut: true) { $0.change.entry.actor.shown },
        Column("subject", mayBeCut: true) { $0.change.subject.shown },
        Column("type") { $0.change.entry.name },
        Column("field") { $0.field.field },
        Column("before") { $0.field.before ?? "" },
        Column("after") { $0.field.after ?? "" },
        Column("actor id", isDetail: true) { $0.change.entry.actor.id },
        Column("subject id", isDetail: true) { $0.change.subject.id },
      ]
    }
  }

  package var rows: [Row] {
    changes.flatMap { change in change.fields.map { Row(change: change, field: $0) } }
  }

  package var bounds: [(name: String, value: String)] { period.bounds(upTo: lastEntry) }

  package func text(on layout: Layout) throws -> String {
    let title = "What changed, \(period.words), by the record up to entry \(lastEntry)\n\n"
    if changes.isEmpty { return title + "Nothing.\n" }
    return title + (try layout.list(rows))
  }
}
