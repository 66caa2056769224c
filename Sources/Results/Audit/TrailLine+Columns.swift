package import Audit
import Domain

extension TrailLine: Tabular {
  package static var columns: [Column<TrailLine>] {
    [
      Column("entry", .trailing) { String(describing: $0.position) },
      Column("time") { $0.time.description },
      Column("actor", mayBeCut: true) { $0.actor.name ?? $0.actor.id },
      Column("kind", isDetail: true) { $0.kind.rawValue },
      Column("type") { $0.name }
        .toned { $0.name == CommandRefused.name ? .warning : .plain },
      Column("subject", mayBeCut: true) { $0.subject.name ?? $0.subject.id },
      Column("summary", phrase: \.summary),
      Column("actor id", isDetail: true) { $0.actor.id },
      Column("subject id", isDetail: true) { $0.subject.id },
      Column("record id", isDetail: true) { $0.id },
      Column("caused by", isDetail: true) { $0.causation ?? "" },
      Column("chain", isDetail: true) { $0.correlation },
    ]
  }
}
