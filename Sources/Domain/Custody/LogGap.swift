/// Entries that are missing from a log that was restored from a backup: somebody holds a checkpoint of
/// more.
package struct LogGap: Codable, Hashable, Sendable {
  /// A log as a checkpoint has it.
  package struct Extent: Codable, Hashable, Sendable {
    /// How many entries.
    package let size: Int64
    /// The root of the tree over them.
    package let root: SHA256Digest

    /// Describes a log.
    package init(size: Int64, root: SHA256Digest) {
      self.size = size
      self.root = root
    }
  }

  /// The log as it was restored.
  package let restored: Extent
  /// The log as it once was.
  package let known: Extent

  /// Describes a gap.
  package init(restored: Extent, known: Extent) {
    self.restored = restored
    self.known = known
  }

  /// How many entries are missing; none where the log was restored whole.
  package var missing: Int64 { max(known.size - restored.size, 0) }
}
