/// A time-ordered universally unique identifier, version 7 of RFC 9562.
///
/// The value is made from arguments alone, so that tests and replay give the same identifiers.
package struct UUIDv7: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// Makes an identifier from a time and 74 random bits.
  ///
  /// - Parameters:
  ///   - milliseconds: The time, in milliseconds since 1970-01-01T00:00:00Z; 48 bits are kept.
  ///   - random: Two random words; 12 bits of the first and 62 of the second are used.
  package init(milliseconds: Int64, random: (UInt64, UInt64)) {
    let time = UInt64(truncatingIfNeeded: milliseconds) & 0xFFFF_FFFF_FFFF
    high = time << 16 | 0x7000 | (random.0 & 0x0FFF)
    low = 0x8000_0000_0000_0000 | (random.1 & 0x3FFF_FFFF_FFFF_FFFF)
  }
}

extension UUIDv7 {
  /// The time it was made at, in milliseconds since 1970-01-01T00:00:00Z.
  package var milliseconds: Int64 { Int64(high >> 16) }
}

extension UUIDv7: Comparable {
  package static func < (left: UUIDv7, right: UUIDv7) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension UUIDv7: LosslessStringConvertible {
  private static let digits = Array("0123456789abcdef".utf8)
  private static let hyphens: Set<Int> = [8, 13, 18, 23]

  /// Reads the 36-character form; upper-case digits are refused, so one value has one spelling.
  ///
  /// - Parameter text: 32 lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12.
  package init?(_ text: String) {
    var words: (UInt64, UInt64) = (0, 0)
    var place = 0
    var nibbles = 0
    for byte in text.utf8 {
      defer { place += 1 }
      if Self.hyphens.contains(place) {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let digit = Self.digits.firstIndex(of: byte), nibbles < 32 else { return nil }
      if nibbles < 16 { words.0 = words.0 << 4 | UInt64(digit) }
      if nibbles >= 16 { words.1 = words.1 << 4 | UInt64(digit) }
      nibbles += 1
    }
    guard place == 36, nibbles == 32, words.0 >> 12 & 0xF == 7, words.1 >> 62 == 0b10 else {
      return nil
    }
    (high, low) = words
  }

  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(36)
    for nibble in 0..<32 {
      if Self.hyphens.contains(bytes.count) { bytes.append(UInt8(ascii: "-")) }
      let word = nibble < 16 ? high : low
      bytes.append(Self.digits[Int(word >> UInt64(60 - nibble % 16 * 4) & 0xF)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
