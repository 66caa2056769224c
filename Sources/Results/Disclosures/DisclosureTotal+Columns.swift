import Domain
package import Views

extension DisclosureTotal: Tabular {
  package static var columns: [Column<DisclosureTotal>] {
    [
      Column("destination", mayBeCut: true) { $0.destinationName.text },
      Column("account", mayBeCut: true) { $0.accountCompany },
      Column("list", .trailing) { String($0.list) },
      Column("recipients", .trailing) { String($0.recipients) },
      Column("uncertain", .trailing) { String($0.uncertain) }
        .toned { $0.uncertain == 0 ? .plain : .warning },
      Column("batches", .trailing) { String($0.batches) },
      Column("first") { $0.first.description },
      Column("last") { $0.last.description },
      Column("connection id", isDetail: true) { $0.connection.description },
    ]
  }
}
