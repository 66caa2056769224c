/// What is known of a source once it was read through.
///
/// Its digest is the caller's to compute, from the chunks that the observer sees.
package struct SourceFacts: Equatable, Sendable {
  /// What the source is called.
  package let name: String
  /// How many bytes the observer has seen of it, header and byte order mark included.
  package let bytes: Int
  /// How many rows it has, a header not counted.
  package let rows: Int
}
