package import Audit
import Domain
import EventLog

extension Differences: AuditAnswer {
  /// A field that differs.
  package struct Row: Tabular {
    let subject: Party
    let field: Difference.Field

    package static var columns: [Column<Row>] {
      [
        Column("subject", mayBeCut: true) { $0.subject.shown },
        Column("field") { $0.field.change.field },
        Column("before", mayBeCut: true) { $0.field.change.before ?? "" },
        Column("after", mayBeCut: true) { $0.field.change.after ?? "" },
        Column("entry", .trailing) { "\($0.field.entry.position)" },
        Column("time") { $0.field.entry.time.description },
        Column("actor", mayBeCut: true) { $0.field.entry.actor.shown },
        Column("type") { $0.field.entry.name },
        Column("subject id", isDetail: true) { $0.subject.id },
        Column("actor id", isDetail: true) { $0.field.entry.actor.id },
      ]
    }
  }

  package var rows: [Row] {
    differences.flatMap { thing in thing.fields.map { Row(subject: thing.subject, field: $0) } }
  }

  package var bounds: [(name: String, value: String)] {
    [("from entry", "\(from)"), ("to entry", "\(to)")]
  }

  package func text(on layout: Layout) throws -> String {
    let title = "What differs after entry \(to) from after entry \(from)\n\n"
    if differences.isEmpty { return title + "Nothing.\n" }
    return title + (try layout.list(rows))
  }
}
