/// The entries under one tile of level 0 as tlog-tiles serves them: a length of two bytes, the
/// higher first, before each entry.
package enum EntryBundle {
  /// The longest entry that a bundle can hold, in bytes.
  package static let longestEntry = Int(UInt16.max)

  /// Writes a bundle.
  /// - Parameter entries: the entries' bytes, in order.
  /// - Returns: the bundle.
  /// - Throws: ``TransparencyError/entryTooLong(bytes:)``.
  package static func encode(
    _ entries: some Sequence<some Collection<UInt8>>
  ) throws(TransparencyError) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      guard entry.count <= longestEntry else { throw .entryTooLong(bytes: entry.count) }
      bytes.append(UInt8(entry.count >> 8))
      bytes.append(UInt8(entry.count & 255))
      bytes.append(contentsOf: entry)
    }
    return bytes
  }

  /// Reads a bundle.
  /// - Parameters:
  ///   - bytes: the bundle.
  ///   - width: how many entries it holds, as its path says.
  /// - Returns: the entries' bytes, in order.
  /// - Throws: ``TransparencyError/malformed(_:reason:)`` if it ends within an entry, or holds more
  ///   or fewer.
  package static func decode(
    _ bytes: [UInt8], width: Int
  ) throws(TransparencyError) -> [ArraySlice<UInt8>] {
    var entries: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let high = rest.popFirst() {
      guard let low = rest.popFirst(), case let length = Int(high) << 8 | Int(low),
        length <= rest.count
      else { throw .malformed(.entryBundle, reason: "it ends within an entry") }
      entries.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    guard entries.count == width else {
      throw .malformed(
        .entryBundle, reason: "it holds \(entries.count) entries instead of \(width)")
    }
    return entries
  }
}
