/// What a command asks with or an event tells: the part of a record that the domain understands.
///
/// A payload's stored layout never changes; a new layout is a new type name.
package protocol Payload: Codable, Hashable, Sendable {}

/// Reads a payload from a record, so that the domain needs to know no encoding.
package protocol PayloadReader {
  /// Reads the payload as one type.
  ///
  /// - Parameter type: The payload's type.
  /// - Returns: The payload.
  /// - Throws: The encoding's error where the record holds something else.
  func read<P: Payload>(_ type: P.Type) throws -> P
}
