/// Bytes that must not be seen: an API key, a private key.
///
/// Printing one in any way shows that it is one, and nothing of it.
package struct Secret: Sendable {
  private let bytes: [UInt8]

  /// Wraps bytes.
  /// - Parameter bytes: what is secret.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Lends the bytes for as long as the body runs.
  ///
  /// The name is to catch the eye of who reads over a change.
  /// - Parameter body: uses the bytes; must not keep them.
  /// - Returns: what the body returns.
  /// - Throws: what the body throws.
  package func withExposed<T, E>(_ body: ([UInt8]) throws(E) -> T) throws(E) -> T {
    try body(bytes)
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "<redacted>" }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
