package import Domain
import Views

extension Ledger {
  /// What of the manifests is about runs that ended before an instant.
  ///
  /// - Parameter instant: The instant.
  /// - Returns: How many runs and batches that are.
  /// - Throws: `ManifestsError`, or `LedgerError.views`.
  package nonisolated func manifests(endedBefore instant: Timestamp) throws -> ManifestPurge {
    let held = try heldBatches(endedBefore: instant)
    return ManifestPurge(
      before: instant, runs: held.count, batches: held.values.reduce(0, +))
  }

  /// Forgets who was in the batches of runs that ended before an instant, once the log says so.
  ///
  /// A crash behind the entry and before the end leaves them, to be purged again; the other way
  /// round, nobody could tell a purge from a loss.
  ///
  /// - Parameter purge: What the log says is forgotten.
  /// - Throws: `ManifestsError`, or `LedgerError.views`.
  package nonisolated func forget(_ purge: ManifestPurge) throws {
    try manifests.forget(heldBatches(endedBefore: purge.before).keys)
  }

  private nonisolated func heldBatches(endedBefore instant: Timestamp) throws -> [RunID: Int] {
    let held = try manifests.batchesHeld()
    let ended = Set(try views.runs(endedBefore: instant))
    return held.filter { ended.contains($0.key) }
  }
}
