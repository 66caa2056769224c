#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

extension UnsafeBufferPointer<UInt8> {
  /// Whether two buffers hold the same bytes; a generic comparison takes them one by one.
  func holdsSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard let own = baseAddress, let others = other.baseAddress else { return true }
    return memcmp(own, others, count) == 0
  }

  /// Whether a buffer holds the bytes of an array.
  func holdsSame(as other: [UInt8]) -> Bool {
    other.withUnsafeBufferPointer { holdsSame(as: $0) }
  }
}
