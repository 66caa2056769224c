/// Takes values out of bytes in the encoding of RFC 4251, section 5.
///
/// Whatever does not fit into what is left is nothing, so hostile lengths can read past no end.
struct WireReader {
  private let bytes: [UInt8]
  private var position = 0

  /// Reads from the beginning.
  /// - Parameter bytes: what was received.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { position == bytes.count }

  /// What is left.
  var rest: ArraySlice<UInt8> { bytes[position...] }

  /// Skips what has to come next.
  /// - Parameter expected: the bytes, without a length before them.
  /// - Returns: nothing if something else comes.
  mutating func skip(_ expected: [UInt8]) -> Void? {
    guard rest.starts(with: expected) else { return nil }
    position += expected.count
    return ()
  }

  /// A byte.
  mutating func byte() -> UInt8? {
    guard let byte = rest.first else { return nil }
    position += 1
    return byte
  }

  /// A number of four bytes, the highest first.
  mutating func uint32() -> UInt32? {
    take(4).map { $0.reduce(0) { $0 << 8 | UInt32($1) } }
  }

  /// A string: its length, then its bytes.
  mutating func string() -> [UInt8]? {
    uint32().flatMap { take(Int($0)) }.map { Array($0) }
  }

  /// A string of visible ASCII that is not empty, as names of algorithms are (RFC 4251, section 6).
  mutating func name() -> String? {
    guard let bytes = string(), !bytes.isEmpty, bytes.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count <= bytes.count - position else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
