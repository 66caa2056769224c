extension PublicKey {
  /// Whether a point is one of the eight whose order divides the curve's cofactor.
  ///
  /// Such a key has no private half, and fits signatures that anybody can make without one
  /// (RFC 8032, section 5.1.7, multiplies such a point away). Whoever had it registered could deny
  /// every command under it later.
  /// - Parameter point: the 32 bytes.
  /// - Returns: whether it is one, in any of its spellings.
  static func hasSmallOrder(_ point: [UInt8]) -> Bool {
    // The highest bit is the sign of x, and both signs are of the same order.
    let height = point.dropLast() + [point[31] & 0x7F]
    return smallOrderHeights.contains(Array(height))
  }

  /// The y of these points, the lowest byte first, and what else is taken for the same modulo
  /// p = 2^255 - 19.
  private static let smallOrderHeights: Set<[UInt8]> = [
    number(first: 0, others: 0x00, last: 0x00),  // 0: order 4
    number(first: 1, others: 0x00, last: 0x00),  // 1: order 1
    number(first: 0xEC, others: 0xFF, last: 0x7F),  // p - 1: order 2
    number(first: 0xED, others: 0xFF, last: 0x7F),  // p, for 0
    number(first: 0xEE, others: 0xFF, last: 0x7F),  // p + 1, for 1
    [
      0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98,
      0xF0, 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53,
      0xFC, 0x05,
    ],  // order 8
    [
      0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67,
      0x0F, 0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC,
      0x03, 0x7A,
    ],  // order 8, its negative
  ]

  private static func number(first: UInt8, others: UInt8, last: UInt8) -> [UInt8] {
    [first] + Array(repeating: others, count: 30) + [last]
  }
}
