package import Domain
import Foundation
import GRDB
import Transparency
package import Views

extension Manifests {
  /// What looking for a person in one batch's manifest came to.
  package enum Sight: Hashable, Sendable {
    /// The person is in it, at this place of its order, from 0.
    case there(Int)
    /// The person is not in it.
    case notThere
    /// There is no manifest: it was purged or lost, or never kept before a crash.
    case missing
    /// The manifest is not the one whose root is on record, so nothing in it is believed.
    case altered
  }

  /// So many manifests are read in one go: beginning to read takes longer than reading one, and all
  /// of them at once would take memory that grows with them.
  private static let mostAtATime = 16

  /// Looks for a person in the manifests of batches.
  ///
  /// Each is held against the digest on record first, or where there is none against the root, which
  /// is most of the work: so two are looked at at a time.
  ///
  /// - Parameters:
  ///   - pseudonym: Who.
  ///   - batches: The batches, as the log tells of them; read before the manifests are, since
  ///     whatever is on record had its manifest before.
  /// - Returns: What was found, in the order of the batches.
  /// - Throws: `ManifestsError.unavailable`.
  package func look(
    for pseudonym: Pseudonym, in batches: [RecordedManifest]
  ) async throws(ManifestsError) -> [Sight] {
    let person = KeyedDigest(pseudonym.bytes, at: 0)
    let half = batches.count / 2
    async let first = sights(of: person, in: batches[..<half])
    let second = await sights(of: person, in: batches[half...])
    return try await first.get() + second.get()
  }

  @concurrent
  private func sights(
    of person: KeyedDigest, in batches: ArraySlice<RecordedManifest>
  ) async -> Result<[Sight], ManifestsError> {
    do throws(ManifestsError) {
      var sights: [Sight] = []
      sights.reserveCapacity(batches.count)
      var rest = batches
      while !rest.isEmpty {
        let some = rest.prefix(Self.mostAtATime)
        rest = rest.dropFirst(Self.mostAtATime)
        for (batch, kept) in zip(some, try kept(of: some)) {
          sights.append(Self.sight(of: person, in: kept, as: batch))
        }
      }
      return .success(sights)
    } catch {
      return .failure(error)
    }
  }

  private func kept(
    of batches: ArraySlice<RecordedManifest>
  ) throws(ManifestsError) -> [[UInt8]?] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT pseudonyms FROM manifests WHERE run = ? AND batch = ?")
      return try batches.map { batch in
        let arguments: StatementArguments = [batch.run.description, batch.number]
        return try Data.fetchOne(statement, arguments: arguments).map(Array.init)
      }
    }
  }

  private static func sight(
    of person: KeyedDigest, in pseudonyms: [UInt8]?, as batch: RecordedManifest
  ) -> Sight {
    guard let pseudonyms else { return .missing }
    // Of both the digest is one pass over the bytes, and the root three compressions a person.
    guard pseudonyms.count == batch.recipients * Manifest.pseudonymLength,
      batch.sha256.map({ $0 == Manifest.sha256(of: pseudonyms) })
        ?? (SHA256Digest(bytes: Manifest.root(of: pseudonyms).bytes) == batch.root)
    else { return .altered }
    return Manifest.index(of: person, in: pseudonyms).map(Sight.there) ?? .notThere
  }
}
