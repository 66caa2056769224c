/// What happened to what the ledger holds.
package enum CustodyEvent: Hashable, Sendable {
  /// Who was in the batches of old runs is forgotten.
  case manifestsPurged(ManifestsPurged)
  /// Evidence was handed out.
  case evidenceWritten(EvidenceWritten)
  /// Entries are missing: the log was restored from a backup that is older than a checkpoint that
  /// somebody holds.
  case gapMarked(GapMarked)
  /// The ledger goes on in a newer version; programs that do not know it refuse it.
  case upgraded(Upgraded)

  /// The stored name of each event.
  package enum Kind: String, CaseIterable, Sendable {
    case manifestsPurged = "manifests-purged"
    case evidenceWritten = "evidence-written"
    case gapMarked = "gap-marked"
    case upgraded = "ledger-upgraded"
  }

  /// The event's stored name.
  package var kind: Kind {
    switch self {
    case .manifestsPurged: .manifestsPurged
    case .evidenceWritten: .evidenceWritten
    case .gapMarked: .gapMarked
    case .upgraded: .upgraded
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .manifestsPurged(let payload): payload
    case .evidenceWritten(let payload): payload
    case .gapMarked(let payload): payload
    case .upgraded(let payload): payload
    }
  }

  /// What the event is about.
  package var subject: Subject {
    switch self {
    case .manifestsPurged, .gapMarked, .upgraded: .ledger
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
    case .gapMarked: self = .gapMarked(try reader.read(GapMarked.self))
    case .upgraded: self = .upgraded(try reader.read(Upgraded.self))
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

extension CustodyEvent {
  /// Entries are missing: what they told happened all the same, and nobody can look it up here.
  package struct GapMarked: Payload {
    /// What is missing.
    package let gap: LogGap

    /// Tells of a gap.
    package init(gap: LogGap) {
      self.gap = gap
    }
  }
}

extension CustodyEvent {
  /// The ledger goes on in a newer version.
  package struct Upgraded: Payload {
    /// The version until now.
    package let from: LedgerVersion
    /// The version from now on.
    package let version: LedgerVersion

    /// Tells of an upgrade.
    package init(from: LedgerVersion, version: LedgerVersion) {
      self.from = from
      self.version = version
    }
  }
}
