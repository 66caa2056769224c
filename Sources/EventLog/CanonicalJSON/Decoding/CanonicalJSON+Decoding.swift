internal import Foundation

extension CanonicalJSON {
  /// Reads a value of one JSON object or array.
  ///
  /// It accepts and refuses what `JSONDecoder` does, and gives the same values and errors: what is in
  /// canonical form is read by a decoder that knows nothing else and is many times as fast, and
  /// whatever that one does not take is put before the other, whose word counts. Types of Foundation
  /// that `JSONDecoder` reads in its own way, such as `Date`, are not for this.
  /// - Parameters:
  ///   - type: what it is to be.
  ///   - bytes: the JSON text in UTF-8.
  /// - Returns: the value.
  /// - Throws: what `JSONDecoder` throws.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) throws -> Value {
    try bytes.withUnsafeBufferPointer { try decode(type, from: $0) }
  }

  /// Reads a value of one JSON object or array, from where it stands.
  /// - Parameters:
  ///   - type: what it is to be.
  ///   - text: the JSON text in UTF-8.
  ///   - known: what was decoded before, to take what is in it from there; nothing to decode all.
  /// - Returns: the value.
  /// - Throws: what `JSONDecoder` throws.
  package static func decode<Value: Decodable>(
    _ type: Value.Type, from text: UnsafeBufferPointer<UInt8>,
    recalling known: DecodedObjects? = nil
  ) throws -> Value {
    try decodeStrictly(type, from: text, recalling: known)
      ?? JSONDecoder().decode(type, from: Data(text))
  }

  /// Reads a value of one JSON object or array in canonical form.
  /// - Parameters:
  ///   - type: what it is to be.
  ///   - bytes: the JSON text in UTF-8.
  /// - Returns: the value; nothing where the text is in another form, or the value another.
  package static func decodeStrictly<Value: Decodable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) -> Value? {
    bytes.withUnsafeBufferPointer { decodeStrictly(type, from: $0) }
  }

  private static func decodeStrictly<Value: Decodable>(
    _ type: Value.Type, from text: UnsafeBufferPointer<UInt8>,
    recalling known: DecodedObjects? = nil
  ) -> Value? {
    guard let marks = CanonicalMarks(text, recalling: known) else { return nil }
    do {
      return try Value(from: CanonicalDecoder(marks: marks, place: 0))
    } catch {
      // What does not fit is told by the other decoder, which knows where.
      return nil
    }
  }
}
