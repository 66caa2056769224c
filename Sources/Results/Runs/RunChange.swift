package import Views

/// A change that was seen of a run: of its status, or of a batch's.
package struct RunChange: Encodable, Hashable, Sendable {
  /// How far the run is, or how it ended.
  package let status: RunStatus
  /// Which batch changed; nothing where it is the run's status.
  package let batch: Int?
  /// How far that batch is.
  package let batchStatus: BatchStatus?
  /// How many people that batch carries.
  package let batchRecipients: Int?
  /// How many people Sendinblue has imported so far.
  package let imported: Int
  /// How many people the run is for, once that is known.
  package let recipients: Int?

  /// Describes a change.
  init(status: RunStatus, batch: RunSight.Batch?, imported: Int, recipients: Int?) {
    self.status = status
    self.batch = batch?.number
    batchStatus = batch?.status
    batchRecipients = batch?.recipients
    self.imported = imported
    self.recipients = recipients
  }

  /// The change on one line.
  package var line: String {
    guard let batch, let batchStatus, let batchRecipients else { return status.words }
    return "batch \(batch): \(batchStatus.words), \(batchRecipients) profiles"
  }
}
