package import Domain
package import EventLog

/// A batch of a run.
package struct BatchRow: Codable, Hashable, Sendable {
  /// The run.
  package let run: RunID
  /// Which batch of the run, from 1.
  package let number: Int
  /// The entry that says it was prepared.
  package let position: Position
  /// What it does with its recipients; nothing where it imports them.
  package let kind: BatchKind?
  /// The first row it settles, of all sources in order, counted from 0.
  package let firstRow: Int
  /// The row after the last.
  package let endRow: Int
  /// How many people it carries.
  package let recipients: Int
  /// The size of the request's body, in bytes.
  package let bytes: Int
  /// The digest of the request's body.
  package let bodySHA256: SHA256Digest
  /// The RFC 6962 root over the sorted pseudonyms of its recipients.
  package let manifestRoot: SHA256Digest
  /// The version of the text agreed to as it was prepared.
  package let consentVersion: String
  /// The entry of that agreement.
  package let consentPosition: Position
  /// Under whose authority it was prepared.
  package let exportUser: UserID
  /// How many attempts ended, one way or another.
  package let attempts: Int
  /// How far it is, or how it ended.
  package let status: BatchStatus
  /// Sendinblue's number for the import.
  package let process: Int64?
  /// Sendinblue's own code for the reason, where it refused the batch.
  package let rejectionCode: String?
  /// How many rows Sendinblue refused, by its own reasons.
  package let refused: [ImportRefusals]?
  /// How many contacts it took off the list, where it is a removal that is settled.
  package let removed: Int?
  /// When it was prepared.
  package let preparedAt: Timestamp
  /// When Sendinblue took it.
  package let sentAt: Timestamp?
  /// When its import ended.
  package let importedAt: Timestamp?
  /// When it was settled how many contacts it took off the list.
  package let removedAt: Timestamp?
}
