package import Audit
import Domain
import EventLog

extension ProcessingRecord: AuditAnswer {
  package var rows: [ProcessingActivity] { activities }

  package var bounds: [(name: String, value: String)] {
    period.bounds(upTo: lastEntry) + [("settings entry", "\(settingsEntry)")]
  }

  package func text(on layout: Layout) throws -> String {
    let title =
      "Processing activities of \((ledger ?? "no ledger").visible), \(period.words), by the record"
      + " up to entry \(lastEntry), as set up at entry \(settingsEntry)\n\n"
    let list = activities.isEmpty ? "None.\n" : try layout.list(activities)
    return title + list + "\n" + figures.text + lines("Security measures", securityMeasures)
      + lines("Not on record, for the controller to add", notOnRecord)
  }

  private func lines(_ title: String, _ lines: [String]) -> String {
    "\n\(title)\n" + lines.map { "- \($0)\n" }.joined()
  }
}

extension ProcessingActivity: Tabular {
  package static var columns: [Column<ProcessingActivity>] {
    [
      Column("activity", mayBeCut: true) { $0.destination.shown },
      Column("status") { $0.status.rawValue },
      Column("data subjects", mayBeCut: true) { activity in
        activity.dataSubjects.map(\.segment.shown).joined(separator: ", ")
      },
      Column("data", mayBeCut: true) { activity in
        activity.dataCategories.map(\.attribute).joined(separator: ",")
      },
      Column("account", mayBeCut: true) { $0.recipient.account ?? "" },
      Column("list", mayBeCut: true) { "\($0.recipient.list) (\($0.recipient.listName))" },
      Column("consent") { $0.instruction?.version ?? "none" },
      Column("authority of", mayBeCut: true) { $0.exportUser?.shown ?? "nobody" },
    ] + DisclosureFigures.columns(\.figures) + [
      Column("last disclosure") { $0.lastDisclosure?.description ?? "" }
    ] + details
  }

  private static var details: [Column<ProcessingActivity>] {
    [
      Column("processor", isDetail: true) { $0.recipient.processor },
      Column("connection", isDetail: true) { $0.recipient.connection.shown },
      Column("base URL", isDetail: true) { $0.recipient.baseURL ?? "" },
      Column("sources", isDetail: true) { activity in
        activity.dataSubjects.compactMap(\.source).joined(separator: ", ")
      },
      Column("fields", isDetail: true) { activity in
        activity.dataCategories.map { "\($0.attribute)=\($0.field)" }.joined(separator: ", ")
      },
      Column("person's consent", isDetail: true) { activity in
        activity.personsConsent.map { "\($0.field)=\($0.values.joined(separator: " or "))" }
          ?? "not asked for"
      },
      Column("consent sha256", isDetail: true) { $0.instruction?.sha256.hexadecimal ?? "" },
      Column("consent by", isDetail: true) { $0.instruction?.givenBy.shown ?? "" },
      Column("schedule", isDetail: true) { $0.schedule },
      Column("removes who left", isDetail: true) { $0.removesWhoLeft ? "yes" : "no" },
      Column("owner", isDetail: true) { $0.owner.shown },
      Column("begin entry", isDetail: true) { "\($0.begin.position)" },
      Column("begun", isDetail: true) { $0.begin.time.description },
      Column("last change entry", isDetail: true) { "\($0.lastChange.position)" },
      Column("last change", isDetail: true) { $0.lastChange.time.description },
      Column("destination id", isDetail: true) { $0.destination.id },
    ]
  }
}
