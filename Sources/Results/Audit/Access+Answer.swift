package import Audit
import Domain
import EventLog

extension Access: AuditAnswer {
  package var rows: [HeldRight] { rights }

  package var bounds: [(name: String, value: String)] {
    [("at", at?.description ?? ""), ("last entry", "\(lastEntry)")]
  }

  package func text(on layout: Layout) throws -> String {
    let time = at.map { "at \($0)" } ?? "now"
    let title = "Who could do what \(time), by the record up to entry \(lastEntry)\n\n"
    if rights.isEmpty { return title + "Nobody, nothing.\n" }
    return title + (try layout.list(rights))
  }
}

extension HeldRight: Tabular {
  package static var columns: [Column<HeldRight>] {
    [
      Column("user", mayBeCut: true) { $0.user.shown },
      Column("role") { $0.role.rawValue }.inWords,
      Column("right") { $0.right.rawValue }.toned { $0.right == .nothing ? .warning : .plain },
      Column("connection", mayBeCut: true) { $0.connection?.shown ?? "" },
      Column("since") { $0.since.description },
      Column("given by") { right in
        right.givenBy.map { "entry \($0.position) (\($0.name) by \($0.actor.shown))" }
          .joined(separator: ", ")
      },
      Column("user id", isDetail: true) { $0.user.id },
      Column("connection id", isDetail: true) { $0.connection?.id ?? "" },
    ]
  }
}
