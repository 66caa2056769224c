/// What is known of a source once it was read through.
///
/// Its digest is the caller's to compute, from the chunks that the observer sees.
package struct SourceFacts: Equatable, Sendable {
  /// The name the source was opened by.
  package let path: String
  /// How many bytes it has, header and byte order mark included.
  package let bytes: Int
  /// How many rows it has, the header not counted.
  package let rows: Int
}
