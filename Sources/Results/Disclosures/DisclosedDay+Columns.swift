package import Views

extension DisclosedDay: Tabular {
  package static var columns: [Column<DisclosedDay>] {
    [
      Column("day") { $0.day },
      Column("batches", .trailing) { String($0.batches) },
      Column("recipients", .trailing) { String($0.recipients) },
      Column("uncertain", .trailing) { String($0.uncertain) }
        .toned { $0.uncertain == 0 ? .plain : .warning },
    ]
  }
}
