extension RunEvent {
  /// A batch is about to leave.
  package struct BatchPrepared: Payload {
    /// Which run.
    package let run: RunID
    /// Which batch of the run, from 1.
    package let number: Int
    /// What it does with its recipients; nothing where it imports them.
    package let kind: BatchKind?
    /// The rows that the batch settles, of all sources in order; none behind the last for a
    /// removal.
    package let rows: RowRange
    /// How many people it carries.
    package let recipients: Int
    /// The size of the request's body, in bytes.
    package let bytes: Int
    /// The digest of the request's body.
    package let bodySHA256: SHA256Digest
    /// The RFC 6962 root over the sorted pseudonyms of its recipients.
    package let manifestRoot: SHA256Digest
    /// The digest of the same pseudonyms one after the other, by which a whole manifest is known
    /// without its tree; nothing on records from before there was one.
    package let manifestSHA256: SHA256Digest?

    /// Tells of a batch.
    package init(
      run: RunID, number: Int, kind: BatchKind? = nil, rows: RowRange, recipients: Int, bytes: Int,
      bodySHA256: SHA256Digest, manifestRoot: SHA256Digest,
      manifestSHA256: SHA256Digest? = nil
    ) {
      self.run = run
      self.number = number
      self.kind = kind
      self.rows = rows
      self.recipients = recipients
      self.bytes = bytes
      self.bodySHA256 = bodySHA256
      self.manifestRoot = manifestRoot
      self.manifestSHA256 = manifestSHA256
    }
  }
}
