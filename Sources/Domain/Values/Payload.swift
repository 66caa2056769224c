/// What a command asks with or an event tells: the part of a record that the domain understands.
///
/// A payload's stored layout never changes; a new layout is a new version of its type's name.
package protocol Payload: Codable, Hashable, Sendable {
  /// Which layout this is, from 1: what its record's type ends with.
  static var version: Int { get }
}

extension Payload {
  package static var version: Int { 1 }
}

/// A payload that was laid out otherwise once: what was written then is read as what it means now.
package protocol UpcastPayload: Payload {
  /// The layout before this one.
  associatedtype Earlier: Payload

  /// Says what an earlier layout said.
  init(upcasting earlier: Earlier)
}

/// Reads a payload from a record, so that the domain needs to know no encoding.
package protocol PayloadReader {
  /// Which layout the record has, from 1.
  var version: Int { get }

  /// Decodes the payload as one type, whatever its version.
  ///
  /// - Parameter type: The payload's type.
  /// - Returns: The payload.
  /// - Throws: The encoding's error where the record holds something else.
  func decode<P: Payload>(_ type: P.Type) throws -> P
}

extension PayloadReader {
  /// Reads a payload of the one layout that it ever had.
  ///
  /// - Parameter type: The payload's type.
  /// - Returns: The payload.
  /// - Throws: ``UnknownVersion``, or the encoding's error where the record holds something else.
  package func read<P: Payload>(_ type: P.Type) throws -> P {
    guard version == P.version else { throw UnknownVersion() }
    return try decode(type)
  }

  /// Reads a payload of its present layout, or upcasts it from the one before.
  ///
  /// - Parameter type: The payload's type.
  /// - Returns: The payload.
  /// - Throws: As for a payload that had one layout.
  package func read<P: UpcastPayload>(_ type: P.Type) throws -> P {
    if version == P.version { return try decode(type) }
    return P(upcasting: try read(P.Earlier.self))
  }
}

/// A record has a layout that is not known here: a newer program wrote it.
package struct UnknownVersion: Error {}
