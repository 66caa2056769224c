/// A person whose data leaves, as the log knows them: 16 bytes, written as 32 lower-case hexadecimal
/// digits.
///
/// It is made of the person's address under a key of the ledger. Without the key nobody can tell whose
/// it is.
package struct Pseudonym: Hashable, Sendable {
  /// How many bytes it has.
  package static let length = 16

  /// The digits.
  package let hexadecimal: String

  /// Writes a pseudonym's bytes as digits.
  ///
  /// - Parameter bytes: The 16 bytes.
  package init(bytes: some Collection<UInt8>) {
    precondition(bytes.count == Self.length, "a pseudonym has 16 bytes")
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    hexadecimal = String(decoding: text, as: UTF8.self)
  }

  /// The 16 bytes.
  package var bytes: [UInt8] {
    let nibbles = hexadecimal.utf8.map { $0 < 97 ? $0 - 48 : $0 - 87 }
    return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
  }
}

extension Pseudonym: LosslessStringConvertible {
  package init?(_ text: String) {
    guard text.utf8.count == 2 * Self.length else { return nil }
    for byte in text.utf8 {
      guard (48...57).contains(byte) || (97...102).contains(byte) else { return nil }
    }
    hexadecimal = text
  }

  package var description: String { hexadecimal }
}

extension Pseudonym: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.singleValue(of: "a pseudonym", Self.init)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hexadecimal)
  }
}
