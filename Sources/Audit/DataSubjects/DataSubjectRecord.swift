package import Domain
package import EventLog
package import Ledger
package import Views

/// Every batch that carried a person (GDPR, Article 15): what left of them, to whom, on whose order
/// and under which consent.
package struct DataSubjectRecord: Encodable, Sendable {
  /// How many batches could be looked into.
  package struct Coverage: Encodable, Hashable, Sendable {
    /// How many batches' manifests are what the record says, and were looked into.
    package let lookedInto: Int
    /// How many have no manifest any more, so that nobody knows who was in them.
    package let missing: Int
    /// How many have a manifest that is not the one on record, in which nothing is believed.
    package let altered: Int

    /// How many batches may have carried the person without anybody knowing.
    package var unknown: Int { missing + altered }
  }

  private enum CodingKeys: String, CodingKey {
    case pseudonym
    case lastEntry
    case manifests
    case batches
  }

  /// Who it is about.
  package let pseudonym: Pseudonym
  /// The last entry that is taken into account.
  package let lastEntry: Position
  /// How many batches could be looked into.
  package let manifests: Coverage
  /// The batches, in the order in which they were put on record; removals from lists as well.
  package let batches: [CarryingBatch]
  /// The connections of batches that could not be looked into, and how many batches each has.
  package let unknown: [ConnectionID: Int]
  /// The person's place in the manifest of each of the batches, from 0.
  let places: [Int]

  /// Looks a person up; that it is done has to be on record already.
  ///
  /// - Parameters:
  ///   - pseudonym: Who.
  ///   - ledger: Where.
  /// - Throws: Why the views or the manifests cannot be read.
  package init(of pseudonym: Pseudonym, in ledger: Ledger) async throws {
    let recorded = try AuditError.asking { () throws(ViewsError) in
      try ledger.views.recordedManifests()
    }
    let sights = try await ledger.manifests.look(for: pseudonym, in: recorded.manifests)
    var found: [(manifest: RecordedManifest, place: Int)] = []
    var unknown: [ConnectionID: Int] = [:]
    for (manifest, sight) in zip(recorded.manifests, sights) {
      switch sight {
      case .notThere: continue
      case .missing, .altered: unknown[manifest.connection, default: 0] += 1
      case .there(let place): found.append((manifest, place))
      }
    }
    let carrying = try AuditError.asking { () throws(ViewsError) in
      try ledger.views.carryingBatches(found.map(\.manifest))
    }
    let told = zip(carrying, found).compactMap { batch, found in
      batch.map { (batch: $0, place: found.place) }
    }
    self.pseudonym = pseudonym
    lastEntry = recorded.position
    manifests = Coverage(
      lookedInto: sights.count { $0 != .missing && $0 != .altered },
      missing: sights.count { $0 == .missing }, altered: sights.count { $0 == .altered })
    batches = told.map(\.batch)
    self.unknown = unknown
    places = told.map(\.place)
  }
}
