/// What an actor asks about what the ledger holds: to hand a copy out, to forget, to own up to a loss,
/// or to go on in a newer form.
package enum CustodyCommand: Hashable, Sendable {
  /// Forget who was in the batches of old runs.
  case purgeManifests(PurgeManifests)
  /// Hand evidence out.
  case writeEvidence(WriteEvidence)
  /// Mark that entries are missing behind a restored log.
  case markGap(MarkGap)
  /// Go on as a ledger of a newer version.
  case upgrade(Upgrade)

  /// The stored name of each command.
  package enum Kind: String, CaseIterable, Sendable {
    case purgeManifests = "purge-manifests"
    case writeEvidence = "write-evidence"
    case markGap = "mark-gap"
    case upgrade = "upgrade-ledger"
  }

  /// The command's stored name.
  package var kind: Kind {
    switch self {
    case .purgeManifests: .purgeManifests
    case .writeEvidence: .writeEvidence
    case .markGap: .markGap
    case .upgrade: .upgrade
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .purgeManifests(let payload): payload
    case .writeEvidence(let payload): payload
    case .markGap(let payload): payload
    case .upgrade(let payload): payload
    }
  }

  /// What the command is about.
  package var subject: Subject {
    switch self {
    case .purgeManifests, .markGap, .upgrade: .ledger
    case .writeEvidence(let payload): payload.evidence.subject
    }
  }

  /// Reads a recorded command.
  ///
  /// - Parameters:
  ///   - kind: The stored name.
  ///   - reader: Holds the payload.
  /// - Throws: The reader's error where the payload is not the kind's.
  package init(_ kind: Kind, from reader: some PayloadReader) throws {
    switch kind {
    case .purgeManifests: self = .purgeManifests(try reader.read(PurgeManifests.self))
    case .writeEvidence: self = .writeEvidence(try reader.read(WriteEvidence.self))
    case .markGap: self = .markGap(try reader.read(MarkGap.self))
    case .upgrade: self = .upgrade(try reader.read(Upgrade.self))
    }
  }
}

extension CustodyCommand {
  /// Forget who was in the batches of old runs.
  package struct PurgeManifests: Payload {
    /// What is to be forgotten.
    package let purge: ManifestPurge

    /// Asks for a purge.
    package init(purge: ManifestPurge) {
      self.purge = purge
    }
  }
}

extension CustodyCommand {
  /// Hand evidence out.
  package struct WriteEvidence: Payload {
    /// The evidence, as it lies ready.
    package let evidence: Evidence

    /// Asks for evidence.
    package init(evidence: Evidence) {
      self.evidence = evidence
    }
  }
}

extension CustodyCommand {
  /// Mark that entries are missing behind a restored log.
  package struct MarkGap: Payload {
    /// What is missing.
    package let gap: LogGap

    /// Asks for a mark.
    package init(gap: LogGap) {
      self.gap = gap
    }
  }
}

extension CustodyCommand {
  /// Go on as a ledger of a newer version.
  package struct Upgrade: Payload {
    /// The version from now on.
    package let version: LedgerVersion

    /// Asks for an upgrade.
    package init(version: LedgerVersion) {
      self.version = version
    }
  }
}
