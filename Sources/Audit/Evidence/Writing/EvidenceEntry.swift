package import Domain

/// An entry of evidence, as its index shows it.
package struct EvidenceEntry: Encodable, Sendable {
  /// What the entry says, for a person to read.
  package let line: TrailLine
  /// The SHA-256 leaf hash of its record (RFC 6962).
  package let leaf: SHA256Digest
  /// Whether the evidence is not about it, but could not be understood or checked without it.
  package let isContext: Bool
}
