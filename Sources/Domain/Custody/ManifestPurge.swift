/// Which manifests are forgotten: those of every run that ended before an instant.
package struct ManifestPurge: Codable, Hashable, Sendable {
  /// The instant; runs that ended at it or after it keep theirs.
  package let before: Timestamp
  /// How many runs lose something by it.
  package let runs: Int
  /// How many batches' manifests those had.
  package let batches: Int

  /// Describes a purge.
  package init(before: Timestamp, runs: Int, batches: Int) {
    self.before = before
    self.runs = runs
    self.batches = batches
  }
}
