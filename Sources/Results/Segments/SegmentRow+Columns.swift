import Domain
package import Views

extension SegmentRow: Tabular {
  package static var columns: [Column<SegmentRow>] {
    [
      Column("name", mayBeCut: true) { $0.name.text },
      Column("status") { $0.isActive ? "active" : "inactive" }
        .toned { $0.isActive ? .good : .warning },
      Column("source", mayBeCut: true) { $0.source.description },
      Column("fields", mayBeCut: true, isDetail: true) { $0.fields.joined(separator: ", ") },
      Column("customer id", mayBeCut: true, isDetail: true) { $0.customerIDField ?? "" },
      Column("defined") { $0.definedAt.description },
      Column("id") { $0.id.description },
    ]
  }
}
