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
  /// Reads the 36-character form; upper-case digits are refused, so one value has one spelling.
  ///
  /// - Parameter text: 32 lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12.
  package init?(_ text: String) {
    var text = text
    let words = text.withUTF8 { bytes -> (UInt64, UInt64)? in
      guard bytes.count == 36 else { return nil }
      var words: (UInt64, UInt64) = (0, 0)
      for place in 0..<36 {
        if Self.isHyphen(place) {
          guard bytes[place] == UInt8(ascii: "-") else { return nil }
          continue
        }
        guard let value = Self.value(of: bytes[place]) else { return nil }
        words.0 = words.0 << 4 | words.1 >> 60
        words.1 = words.1 << 4 | UInt64(value)
      }
      return words
    }
    guard let words, words.0 >> 12 & 0xF == 7, words.1 >> 62 == 0b10 else { return nil }
    (high, low) = words
  }

  package var description: String {
    String(unsafeUninitializedCapacity: 36) { room in
      var words = (high, low)
      for place in 0..<36 {
        if Self.isHyphen(place) {
          room[place] = UInt8(ascii: "-")
          continue
        }
        room[place] = Self.digit(UInt8(words.0 >> 60))
        words.0 = words.0 << 4 | words.1 >> 60
        words.1 <<= 4
      }
      return 36
    }
  }

  /// Whether groups are parted at a place of the text.
  private static func isHyphen(_ place: Int) -> Bool {
    place == 8 || place == 13 || place == 18 || place == 23
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
