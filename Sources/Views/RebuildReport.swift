package import Domain

/// What making the read models again came to.
package struct RebuildReport: Codable, Hashable, Sendable {
  /// How many entries the log holds.
  package let entries: Int64
  /// The digest of what they came to.
  package let digest: SHA256Digest
}
