/// Objects that were decoded before, by their text: what many records repeat, such as a destination's
/// settings in each of its runs, is decoded once.
///
/// Equal texts give equal values, so nothing but time depends on what is remembered. It is for one
/// task at a time.
package final class DecodedObjects {
  /// The shortest text worth keeping, in bytes, and how many are kept: some hundred kilobytes.
  static let shortest = 256
  private static let most = 128

  private struct Key: Hashable {
    let type: ObjectIdentifier
    let text: [UInt8]

    /// All bytes at once: one by one they take longer than decoding what they say.
    func hash(into hasher: inout Hasher) {
      hasher.combine(type)
      text.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  private var values: [Key: Any] = [:]

  /// Remembers none.
  package init() {}

  /// The value of an object's text.
  ///
  /// - Parameters:
  ///   - type: What the object is.
  ///   - text: Its text.
  ///   - decode: Decodes it where it is not remembered.
  /// - Returns: The value.
  /// - Throws: What `decode` throws.
  func value<Value>(
    _ type: Value.Type, of text: Slice<UnsafeBufferPointer<UInt8>>, _ decode: () throws -> Value
  ) rethrows -> Value {
    let key = Key(type: ObjectIdentifier(type), text: Array(text))
    if let known = values[key] as? Value { return known }
    let value = try decode()
    if values.count >= Self.most { values.removeAll(keepingCapacity: true) }
    values[key] = value
    return value
  }
}
