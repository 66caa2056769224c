/// What happened to what the ledger holds.
package enum CustodyEvent: Hashable, Sendable {
  /// Who was in the batches of old runs is forgotten.
  case manifestsPurged(ManifestsPurged)
  /// Evidence was handed out.
  case evidenceWritten(EvidenceWritten)

  /// The stored name of each event.
  package enum Kind: String, CaseIterable, Sendable {
    case manifestsPurged = "manifests-purged"
    case evidenceWritten = "evidence-written"
  }

  /// The event's stored name.
  package var kind: Kind {
    switch self {
    case .manifestsPurged: .manifestsPurged
    case .evidenceWritten: .evidenceWritten
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .manifestsPurged(let payload): payload
    case .evidenceWritten(let payload): payload
    }
  }

  /// What the event is about.
  package var subject: Subject {
    switch self {
    case .manifestsPurged: .ledger
    case .evidenceWritten(let payload): payload.evidence.subject
    }
  }

  /// Reads a recorded event.
  ///
  /// - Parameters:
  ///   - kind: The stored name.
  ///   - reader: Holds the payload.
  /// - Throws: The reader's error where the payload is not the kind's.
  package init(_ kind: Kind, from reader: some PayloadReader) throws {
    switch kind {
    case .manifestsPurged: self = .manifestsPurged(try reader.read(ManifestsPurged.self))
    case .evidenceWritten: self = .evidenceWritten(try reader.read(EvidenceWritten.self))
    }
  }
}

extension CustodyEvent {
  /// Who was in the batches of old runs is forgotten, or will be as soon as somebody purges again:
  /// the log says so before anything is deleted.
  package struct ManifestsPurged: Payload {
    /// What is forgotten.
    package let purge: ManifestPurge

    /// Tells of a purge.
    package init(purge: ManifestPurge) {
      self.purge = purge
    }
  }
}

extension CustodyEvent {
  /// Evidence was handed out.
  package struct EvidenceWritten: Payload {
    /// The evidence.
    package let evidence: Evidence

    /// Tells of evidence.
    package init(evidence: Evidence) {
      self.evidence = evidence
    }
  }
}
