package import Domain

/// A consent from its acceptance to its end.
package struct Agreement: Encodable, Hashable, Sendable {
  /// Why a consent is in force no more.
  package enum End: String, Encodable, Hashable, Sendable {
    /// Somebody withdrew it.
    case withdrawn
    /// Somebody agreed anew, to the same text or another.
    case superseded
    /// Its connection was removed.
    case connectionRemoved = "connection-removed"
  }

  /// The connection.
  package let connection: Party
  /// The text's version.
  package let version: String
  /// The digest of exactly the bytes that were shown.
  package let sha256: SHA256Digest
  /// Who agreed.
  package let acceptedBy: Party
  /// The entry of the agreement.
  package let acceptance: EntryReference
  /// Why it is in force no more; nothing while it is.
  package internal(set) var end: End?
  /// The entry that ended it; nothing while it is in force.
  package internal(set) var ending: EntryReference?
}
