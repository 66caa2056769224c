/// The SHA-256 of some bytes, written as 64 lower-case hexadecimal digits.
package struct SHA256Digest: Hashable, Sendable {
  /// The digits.
  package let hexadecimal: String

  /// Writes a digest's bytes as digits.
  ///
  /// - Parameter bytes: The 32 bytes of the digest.
  package init(bytes: some Collection<UInt8>) {
    precondition(bytes.count == 32, "a SHA-256 digest has 32 bytes")
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    hexadecimal = String(decoding: text, as: UTF8.self)
  }
}

extension SHA256Digest: LosslessStringConvertible {
  package init?(_ text: String) {
    guard text.utf8.count == 64 else { return nil }
    let isDigits = text.utf8.allSatisfy { byte in
      byte &- UInt8(ascii: "0") < 10 || byte &- UInt8(ascii: "a") < 6
    }
    guard isDigits else { return nil }
    hexadecimal = text
  }

  package var description: String { hexadecimal }
}

extension SHA256Digest: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.singleValue(of: "a SHA-256 digest", Self.init)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hexadecimal)
  }
}
