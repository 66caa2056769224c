import Domain
package import Ledger
package import Views

/// Everything about a run.
struct RunDetails: Encodable {
  /// The run.
  let run: RunSummary
  /// Its batches.
  let batches: [BatchRow]
  /// What left; nothing where the reader may not know.
  let disclosures: [DisclosureRow]?

  /// The run in words, and its batches and disclosures as tables.
  func text(_ session: Session) throws -> String {
    let layout = session.invocation.terminal.layout(.table)
    var text = RunText(run, session).text
    if !batches.isEmpty { text += "\nBatches\n" + (try layout.list(batches)) }
    if let disclosures, !disclosures.isEmpty {
      text += "\nWhat left\n" + (try layout.list(disclosures))
    }
    return text
  }
}

extension BatchRow: Tabular {
  package static var columns: [Column<BatchRow>] {
    [
      Column("batch", .trailing) { String($0.number) },
      Column("status") { $0.status.rawValue },
      // For people the first row is row 1.
      Column("rows", .trailing) { "\($0.firstRow + 1)–\($0.endRow)" },
      Column("recipients", .trailing) { String($0.recipients) },
      Column("bytes", .trailing) { String($0.bytes) },
      Column("attempts", .trailing, isDetail: true) { String($0.attempts) },
      Column("import", .trailing) { $0.process.map { String($0) } ?? "" },
      Column("body SHA-256", mayBeCut: true, isDetail: true) { $0.bodySHA256.description },
      Column("manifest root", mayBeCut: true, isDetail: true) { $0.manifestRoot.description },
      Column("prepared", isDetail: true) { $0.preparedAt.description },
    ]
  }
}

extension DisclosureRow: Tabular {
  package static var columns: [Column<DisclosureRow>] {
    [
      Column("entry", .trailing) { String(describing: $0.position) },
      Column("time") { $0.time.description },
      Column("batch", .trailing) { String($0.batch) },
      Column("recipients", .trailing) { String($0.recipients) },
      Column("certain") { $0.certain ? "yes" : "in doubt" },
      Column("to", mayBeCut: true) { "\($0.accountCompany), list \($0.list) (\($0.listName))" },
      Column("what", mayBeCut: true) { $0.attributes },
      Column("ordered by", mayBeCut: true) { $0.orderedByName.text },
      Column("authority of", mayBeCut: true) { $0.exportUserName.text },
      Column("consent") { "\($0.consentVersion), entry \($0.consentPosition)" },
    ]
  }
}

extension Manifests.LeftOut: Tabular {
  package static var columns: [Column<Manifests.LeftOut>] {
    [
      Column("row", .trailing) { String($0.row) },
      Column("customer id", mayBeCut: true) { $0.customerID ?? "" },
      Column("reason") { $0.reason },
    ]
  }
}
