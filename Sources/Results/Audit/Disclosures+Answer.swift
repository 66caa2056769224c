package import Audit
import Domain
package import Views

extension Disclosures: AuditAnswer {
  package var rows: [DisclosedBatch] { disclosures }
  package var bounds: [(name: String, value: String)] { period.bounds(upTo: lastEntry) }

  package func text(on layout: Layout) throws -> String {
    let title = "What was disclosed, \(period.words), by the record up to entry \(lastEntry)\n"
    if disclosures.isEmpty { return title + "\nNothing.\n\n" + figures.text }
    return title + "\nTo whom\n" + (try layout.list(processors)) + "\nWhat\n"
      + (try layout.list(disclosures)) + "\n" + figures.text
  }
}

extension Disclosures.Processor: Tabular {
  package static var columns: [Column<Self>] {
    [
      Column("account", mayBeCut: true) { $0.account },
      Column("connection", mayBeCut: true) { $0.connectionName.text },
      Column("lists") { $0.lists.map { String($0) }.joined(separator: ", ") },
      Column("runs", .trailing) { String($0.runs) },
    ] + DisclosureFigures.columns(\.figures) + [
      Column("first") { $0.first.description },
      Column("last") { $0.last.description },
    ]
  }
}

extension DisclosedBatch: Tabular {
  package static var columns: [Column<DisclosedBatch>] {
    [
      Column("entry", .trailing) { String(describing: $0.position) },
      Column("time") { $0.time.description },
      Column("destination", mayBeCut: true) { $0.destinationName.text },
      Column("batch", .trailing) { String($0.batch) },
      Column("recipients", .trailing) { String($0.recipients) },
      Column("certainty") { $0.certainty.words }.inWords.toned(\.certainty.tone),
      Column("account", mayBeCut: true) { $0.accountCompany },
      Column("list", mayBeCut: true) { "\($0.list) (\($0.listName))" },
      Column("what", mayBeCut: true) { $0.attributes }.said { .init(listing: $0.attributes) },
      Column("ordered by", mayBeCut: true) { $0.orderedByName.text },
      Column("authority of", mayBeCut: true) { $0.exportUserName.text },
      Column("consent", phrase: { "\($0.consentVersion), entry \($0.consentPosition)" }),
      Column("import", isDetail: true) { $0.batchStatus.words }.inWords,
      Column("prepared", isDetail: true) { $0.preparedAt.description },
      Column("connection", isDetail: true) { $0.connectionName.text },
      Column("run", isDetail: true) { $0.run.description },
      Column("run status", isDetail: true) { $0.runStatus.words }.inWords,
      Column("destination id", isDetail: true) { $0.destination.description },
      Column("connection id", isDetail: true) { $0.connection.description },
    ]
  }
}
