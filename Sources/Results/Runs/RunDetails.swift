import Audit
import Domain
package import Ledger
package import Views

/// Everything about a run.
package struct RunDetails: Encodable {
  /// The run.
  package let run: RunSummary
  /// Its batches.
  package let batches: [BatchSummary]
  /// What left; nothing where the reader may not know.
  package let disclosures: [DisclosureRow]?

  /// Gathers what there is about a run.
  ///
  /// - Parameters:
  ///   - standing: How it stands.
  ///   - views: The read models that are looked at.
  ///   - reader: Who asks.
  /// - Throws: `ViewsError` where they cannot be read.
  package init(_ standing: RunStanding, in views: Views, for reader: Reader) throws(ViewsError) {
    let id = standing.row.id
    run = RunSummary(standing, for: reader)
    batches = try views.batches(of: id).map { BatchSummary($0, for: reader) }
    disclosures = reader.mayRead(.disclosures) ? try views.disclosures(of: id) : nil
  }

  /// The run in words, and its batches and disclosures as tables.
  ///
  /// - Parameter layout: What it is printed on.
  /// - Returns: The lines, each with its end.
  /// - Throws: `EncodingError` where a row refuses to be written; never, as a table.
  package func text(on layout: Layout) throws -> String {
    var text = RunText(run, layout).text
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
      Column("certain") { $0.certain ? "yes" : "in doubt" }.inWords,
      Column(
        "to", mayBeCut: true,
        phrase: { "\($0.accountCompany), list \($0.list) (\($0.listName))" }),
      Column("what", mayBeCut: true) { $0.attributes }.said { .init(listing: $0.attributes) },
      Column("ordered by", mayBeCut: true) { $0.orderedByName.text },
      Column("authority of", mayBeCut: true) { $0.exportUserName.text },
      Column("consent", phrase: { "\($0.consentVersion), entry \($0.consentPosition)" }),
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
