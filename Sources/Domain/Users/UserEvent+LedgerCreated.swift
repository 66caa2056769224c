extension UserEvent {
  /// A ledger began.
  package struct LedgerCreated: UpcastPayload {
    package static let version = 2

    /// The ledger's origin: every record's `source`.
    package let origin: String
    /// The verifier key of the log's checkpoints, as in C2SP signed-note: the log itself names it.
    package let verifierKey: String
    /// The public key of the ledger itself, in whose name the schedule orders what is due.
    package let scheduleKey: SignerKey
    /// What commits the ledger to its key of pseudonyms, which nobody can tell from it; nothing in
    /// records from before ledgers were committed to it.
    package let pseudonymKey: SHA256Digest?
    /// The ledger's version.
    package let version: LedgerVersion

    /// Tells of a ledger.
    package init(
      origin: String, verifierKey: String, scheduleKey: SignerKey,
      pseudonymKey: SHA256Digest? = nil, version: LedgerVersion = .current
    ) {
      self.origin = origin
      self.verifierKey = verifierKey
      self.scheduleKey = scheduleKey
      self.pseudonymKey = pseudonymKey
      self.version = version
    }

    package init(upcasting earlier: LedgerCreated1) {
      self.init(
        origin: earlier.origin, verifierKey: earlier.verifierKey,
        scheduleKey: earlier.scheduleKey, pseudonymKey: earlier.pseudonymKey, version: .first)
    }
  }
}

extension UserEvent {
  /// A ledger began, as it was told before versions were on record.
  package struct LedgerCreated1: Payload {
    /// The ledger's origin.
    package let origin: String
    /// The verifier key of the log's checkpoints.
    package let verifierKey: String
    /// The public key of the ledger itself.
    package let scheduleKey: SignerKey
    /// What commits the ledger to its key of pseudonyms, if anything does.
    package let pseudonymKey: SHA256Digest?

    /// Tells of a ledger.
    package init(
      origin: String, verifierKey: String, scheduleKey: SignerKey, pseudonymKey: SHA256Digest?
    ) {
      self.origin = origin
      self.verifierKey = verifierKey
      self.scheduleKey = scheduleKey
      self.pseudonymKey = pseudonymKey
    }
  }
}
