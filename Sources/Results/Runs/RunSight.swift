package import Audit
package import Domain
package import Ledger
package import Views

/// What is seen of a run at one look.
package struct RunSight: Hashable, Sendable {
  /// How far the run is, or how it ended, by the record.
  package let status: RunStatus
  /// Whether it looks under way and nobody exports over its connection.
  package let isUnattended: Bool
  /// How many people it is for, once that is known.
  package let recipients: Int?
  /// Its batches, in their order.
  package let batches: [Batch]

  /// What is seen of a batch.
  package struct Batch: Hashable, Sendable {
    /// Which batch of the run, from 1.
    package let number: Int
    /// How far it is.
    package let status: BatchStatus
    /// How many people it carries.
    package let recipients: Int

    /// Describes a batch.
    package init(number: Int, status: BatchStatus, recipients: Int) {
      self.number = number
      self.status = status
      self.recipients = recipients
    }
  }

  /// Describes a look.
  package init(status: RunStatus, isUnattended: Bool, recipients: Int?, batches: [Batch]) {
    self.status = status
    self.isUnattended = isUnattended
    self.recipients = recipients
    self.batches = batches
  }

  /// Looks at a run, by two queries by key and a file's lock; nothing where there is no such run.
  ///
  /// - Parameters:
  ///   - run: Which.
  ///   - ledger: The ledger.
  /// - Throws: `ViewsError`, or `LedgerError` where the claim cannot be looked at.
  package init?(of run: RunID, in ledger: Ledger) throws {
    guard let row = try ledger.views.run(run) else { return nil }
    let batches = row.batches == 0 ? [] : try ledger.views.batches(of: run)
    self.init(
      status: row.status, isUnattended: try RunStanding.isUnattended(row, in: ledger),
      recipients: row.figures?.sent,
      batches: batches.map {
        Batch(number: $0.number, status: $0.status, recipients: $0.recipients)
      })
  }

  /// How many people Sendinblue has imported.
  package var imported: Int {
    batches.filter { $0.status == .imported }.reduce(0) { $0 + $1.recipients }
  }

  /// How far it is, on one line.
  package var line: Sentence {
    let words = Sentence(words: status.words)
    guard let recipients else { return words }
    return "\(words): \(imported) of \(recipients) profiles imported,"
      + " \(batches.count.counting("batch", "batches"))"
  }

  /// What is new since an earlier look.
  ///
  /// - Parameter before: The earlier look; nothing for none.
  /// - Returns: The changes: those of batches first, as the run's status follows from them.
  package func changes(since before: RunSight?) -> [RunChange] {
    let known = Dictionary(
      (before?.batches ?? []).map { ($0.number, $0.status) }, uniquingKeysWith: { $1 })
    let changed = batches.filter { known[$0.number] != $0.status }
    return changed.map { change($0) } + (before?.status == status ? [] : [change(nil)])
  }

  private func change(_ batch: Batch?) -> RunChange {
    RunChange(status: status, batch: batch, imported: imported, recipients: recipients)
  }
}
