package import Audit
import Domain

extension EvidenceEntry: Tabular {
  package static var columns: [Column<EvidenceEntry>] {
    TrailLine.columns.map { column in Column(column.title) { column.text($0.line) } } + [
      Column("leaf") { $0.leaf.description },
      Column("context") { $0.isContext ? "yes" : "no" },
    ]
  }
}
