/// Puts values into bytes in the encoding of RFC 4251, section 5.
struct WireWriter {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// Appends bytes as they are.
  mutating func append(raw more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  /// Appends a number of four bytes, the highest first.
  mutating func append(_ number: UInt32) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// Appends a string: its length, then its bytes.
  mutating func append(string: some Collection<UInt8>) {
    append(UInt32(string.count))
    append(raw: string)
  }

  /// Appends a name as a string.
  mutating func append(name: String) {
    append(string: name.utf8)
  }
}
