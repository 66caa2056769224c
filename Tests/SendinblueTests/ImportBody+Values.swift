import Sendinblue

extension ImportBody {
  /// The body as it would be sent now.
  func finish() -> [UInt8] {
    var copy = self
    return copy.take()
  }

  /// Adds a row by its values; says whether it fits.
  mutating func append(_ values: [String]) -> Bool {
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    for value in values {
      bytes += value.utf8
      ends.append(UInt32(bytes.count))
    }
    return bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { append(bytes: bytes, ends: $0) }
    }
  }
}
