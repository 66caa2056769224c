/// JSON in RFC 8785 form (JCS): one value has one spelling, so its bytes can be hashed and signed.
///
/// Numbers are whole and at most 2^53 − 1 in magnitude, which every JSON reader keeps exactly
/// (RFC 8785, 3.2.2.3, and RFC 7493, 2.2). Fractions are refused: nothing of ours needs one.
package enum CanonicalJSON {
  /// The largest magnitude of a number.
  static let largestInteger: Int64 = 9_007_199_254_740_991

  /// Writes a value.
  ///
  /// Keys are sorted by UTF-16 code units; `encodeIfPresent` leaves nil out; dictionaries need
  /// keys that are strings, or `CodingKeyRepresentable`, to become objects.
  /// - Parameter value: what to write.
  /// - Returns: the JSON text in UTF-8.
  /// - Throws: `unencodable`, with the path of the value at fault.
  package static func encode(_ value: some Encodable) throws(EventLogError) -> [UInt8] {
    do {
      let node = CanonicalNode()
      try node.set(value, path: [])
      var writer = CanonicalWriter(capacity: 256)
      try node.write(to: &writer, path: [])
      return writer.bytes
    } catch let error as EventLogError {
      throw error
    } catch {
      throw .unencodable(path: "", reason: .refusedByItself)
    }
  }
}
