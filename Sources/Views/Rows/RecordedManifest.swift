package import Domain

/// What the log tells of a batch's manifest, which the one that is kept is held against.
package struct RecordedManifest: Codable, Hashable, Sendable {
  /// The batch's run.
  package let run: RunID
  /// Which batch of the run, from 1.
  package let number: Int
  /// The connection that it went over.
  package let connection: ConnectionID
  /// How many people it carries.
  package let recipients: Int
  /// The RFC 6962 root over their sorted pseudonyms.
  package let root: SHA256Digest
  /// The digest of those pseudonyms, where it is on record.
  package let sha256: SHA256Digest?

  /// States what is on record.
  package init(
    run: RunID, number: Int, connection: ConnectionID, recipients: Int, root: SHA256Digest,
    sha256: SHA256Digest?
  ) {
    self.run = run
    self.number = number
    self.connection = connection
    self.recipients = recipients
    self.root = root
    self.sha256 = sha256
  }
}
