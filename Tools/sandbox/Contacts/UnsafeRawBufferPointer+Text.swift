import Foundation

extension UnsafeRawBufferPointer {
  /// The place of the first `byte` in `[start, end)`, or nil.
  ///
  /// The C library's search, for the speed it has in every build.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    guard let baseAddress, !range.isEmpty else { return nil }
    guard let found = memchr(baseAddress + range.lowerBound, Int32(byte), range.count) else {
      return nil
    }
    return UnsafeRawPointer(found) - baseAddress
  }

  /// Whether both hold the same bytes.
  func isEqual(to other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard let mine = baseAddress, let others = other.baseAddress else { return true }
    return memcmp(mine, others, count) == 0
  }

  /// The bytes of `range` as a buffer of their own.
  func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[range])
  }

  /// A 32-bit hash (FNV-1a), for tables that never leave the process.
  var textHash: UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in self {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
