package import Audit
import Domain
import EventLog

extension BreachScope: AuditAnswer {
  package var rows: [BreachedRun] { runs }
  package var bounds: [(name: String, value: String)] { period.bounds(upTo: lastEntry) }

  package func text(on layout: Layout) throws -> String {
    let title = "Breach scope, \(period.words), by the record up to entry \(lastEntry)\n\n"
    let taken =
      "taken off lists, addresses named: \(removals.contacts) contacts in"
      + " \(removals.batches) batches\n"
    if runs.isEmpty { return title + "Nothing left.\n\n" + taken }
    return title + people("different people", people)
      + people("of them certainly reached", peopleCertain) + "\n" + figures.text + taken
      + "\nFields\n" + (try layout.list(fields)) + "\nAccounts and lists\n"
      + (try layout.list(targets)) + "\nRuns\n" + (try layout.list(runs))
  }

  private func people(_ title: String, _ count: PeopleCount) -> String {
    if count.batchesWithoutManifest == 0 { return "\(title): \(count.atLeast)\n" }
    return "\(title): \(count.atLeast) to \(count.atMost), as manifests are gone of"
      + " \(count.batchesWithoutManifest) batches\n"
  }
}

extension BreachScope.Field: Tabular {
  package static var columns: [Column<Self>] {
    [Column("field") { $0.attribute }] + DisclosureFigures.columns(\.figures)
  }
}

extension BreachScope.Target: Tabular {
  package static var columns: [Column<Self>] {
    [
      Column("account", mayBeCut: true) { $0.account },
      Column("list", mayBeCut: true) { "\($0.list) (\($0.listName))" },
    ] + DisclosureFigures.columns(\.figures)
  }
}

extension BreachedRun: Tabular {
  package static var columns: [Column<BreachedRun>] {
    [
      Column("run") { $0.run.description },
      Column("status") { $0.status.words }.inWords,
      Column("destination", mayBeCut: true) { $0.destination.text },
      Column("account", mayBeCut: true) { $0.account },
      Column("list", mayBeCut: true) { "\($0.list) (\($0.listName))" },
      Column("fields", mayBeCut: true) { $0.fields.joined(separator: ",") },
    ] + DisclosureFigures.columns(\.figures) + [
      Column("from") { $0.from.description },
      Column("to") { $0.to.description },
      Column("connection", isDetail: true) { $0.connection.text },
      Column("ordered by", isDetail: true) { $0.orderedBy.text },
      Column("authority of", isDetail: true) { $0.exportUser.text },
      Column("consent entries", isDetail: true) { run in
        run.consents.map { "\($0)" }.joined(separator: " ")
      },
      Column("batch numbers", isDetail: true) { run in
        run.batches.map { "\($0)" }.joined(separator: " ")
      },
    ]
  }
}
