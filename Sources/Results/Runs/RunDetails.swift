import Domain
package import Ledger
package import Views

/// Everything about a run.
struct RunDetails: Encodable {
  /// The run.
  let run: RunSummary
  /// Its batches.
  let batches: [BatchSummary]
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
