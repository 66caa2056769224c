package import Audit
import Domain
package import Views

extension DataSubjectRecord: AuditAnswer {
  package var rows: [CarryingBatch] { batches }
  package var bounds: [(name: String, value: String)] {
    [
      ("person", pseudonym.hexadecimal), ("last entry", "\(lastEntry)"),
      ("batches not looked into", String(manifests.unknown)),
    ]
  }

  package func text(on layout: Layout) throws -> String {
    let title =
      "What left of the person \(pseudonym), by the record up to entry \(lastEntry)\n\n"
    let list = batches.isEmpty ? "Nothing.\n" : try layout.list(batches)
    return title + list + "\n\(manifests.words)\n"
  }
}

extension DataSubjectRecord.Coverage {
  /// How far the answer can be relied on, in a line or two.
  package var words: String {
    let looked = "batches looked into: \(lookedInto)"
    if unknown == 0 { return looked }
    return looked
      + "\ncould not be looked into: \(unknown) (\(missing) without a manifest, \(altered) with one"
      + " that is not on record); any of them may have carried the person"
  }
}

extension CarryingBatch: Tabular {
  package static var columns: [Column<CarryingBatch>] {
    [
      Column("entry", .trailing) { String(describing: $0.position) },
      Column("prepared") { $0.preparedAt.description },
      Column("destination", mayBeCut: true) { $0.destinationName.text },
      Column("batch", .trailing) { String($0.batch) },
      Column("what happened") { $0.outcome }.inWords.toned(\.tone),
      Column("account", mayBeCut: true) { $0.accountCompany },
      Column("list", mayBeCut: true) { "\($0.list) (\($0.listName))" },
      Column("what", mayBeCut: true) { $0.attributes }.said { .init(listing: $0.attributes) },
      Column("ordered by", mayBeCut: true) { $0.orderedByName.text },
      Column("authority of", mayBeCut: true) { $0.exportUserName.text },
      Column("consent", phrase: { "\($0.consentVersion), entry \($0.consentPosition)" }),
      Column("taken", isDetail: true) { $0.sentAt?.description ?? "" },
      Column("rows refused", isDetail: true) { $0.refusedRows },
      Column("connection", isDetail: true) { $0.connectionName.text },
      Column("run", isDetail: true) { $0.run.description },
      Column("run status", isDetail: true) { $0.runStatus.words }.inWords,
      Column("destination id", isDetail: true) { $0.destination.description },
      Column("connection id", isDetail: true) { $0.connection.description },
    ]
  }

  /// What became of the batch; a removal from a list is told as one.
  fileprivate var outcome: String {
    if kind == .removal {
      return batchStatus == .removed ? "taken off the list" : "to be taken off the list"
    }
    switch (batchStatus, certainty) {
    case (.imported, _) where !(refused ?? []).isEmpty: return "imported, some rows refused"
    case (.prepared, .some), (.deferred, .some): return certainty?.words ?? ""
    case (.prepared, nil), (.deferred, nil): return "did not leave"
    case (.unanswered, _), (.sent, _), (.imported, _), (.removed, _), (.rejected, _),
      (.importFailed, _):
      return batchStatus.words
    }
  }

  fileprivate var tone: Tone {
    switch batchStatus {
    case .imported, .removed, .sent: .plain
    case .prepared, .deferred, .unanswered, .rejected, .importFailed: .warning
    }
  }

  /// How many rows Sendinblue refused of the batch; whose they are it does not say.
  fileprivate var refusedRows: String {
    (refused ?? []).map { "\($0.rows.map(String.init) ?? "unknown") \($0.reason)" }
      .joined(separator: ", ")
  }
}
