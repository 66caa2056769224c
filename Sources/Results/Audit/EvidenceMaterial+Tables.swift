package import Audit
package import Domain
package import Ledger
import Views

extension EvidenceMaterial {
  /// Finds all that a ledger has of something.
  ///
  /// - Parameters:
  ///   - scope: What evidence is about.
  ///   - ledger: The ledger, its views caught up with its log.
  /// - Throws: `AuditError.nothingInScope`, or why the log or the views cannot be read.
  package init(of scope: EvidenceScope, in ledger: Ledger) throws {
    guard let verifier = try ledger.log.verifierKey() else { throw AuditError.emptyLog }
    try self.init(
      of: scope, published: PublishedText.current,
      log: ledger.log, verifier: verifier, views: ledger.views)
  }

  /// Writes the tables and the records of evidence; what is left is to finish it.
  ///
  /// - Parameters:
  ///   - writer: Writes this evidence.
  ///   - ledger: Its ledger, which tells how runs stand.
  ///   - reader: Who hands it out.
  /// - Throws: `AuditError`, or why the ledger cannot be read.
  package func write(
    to writer: inout EvidenceWriter, of ledger: Ledger, for reader: Reader
  ) throws {
    let layout = Layout(format: .csv)
    let runs = try RunStanding.all(in: ledger) {
      try self.runs.compactMap { try ledger.views.run($0.id) }
    }
    try writer.add(table: "disclosures.csv", layout.list(disclosures.rows))
    try writer.add(
      table: "runs.csv", layout.list(runs.map { RunSummary($0, for: reader) }))
    try writer.add(table: "consents.csv", layout.list(consents.rows))
    let columns = EvidenceEntry.columns
    try writer.writeEntries(heading: CSVLine(columns.map(\.title)).text) { entry in
      CSVLine(columns.map { $0.text(entry) }).text
    }
  }
}
