import Sendinblue

extension ImportBody {
  /// The body as it would be sent now.
  func finish() -> [UInt8] {
    var copy = self
    return copy.take()
  }

  /// Adds a row by its values, behind which other bytes may stand; says whether it fits.
  mutating func append(_ values: [String], hasMargin: Bool = false) -> Bool {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    for value in values {
      bytes += value.utf8
      ends.append(UInt32(bytes.count))
    }
    let count = bytes.count
    if hasMargin { bytes += [UInt8](repeating: UInt8(ascii: ";"), count: Self.margin) }
    return bytes.withUnsafeBufferPointer { bytes in
      let row = UnsafeBufferPointer(rebasing: bytes[..<count])
      return ends.withUnsafeBufferPointer { append(bytes: row, ends: $0, hasMargin: hasMargin) }
    }
  }
}
