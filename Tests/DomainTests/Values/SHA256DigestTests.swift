import Domain
import Foundation
import Testing

/// Digests, written as 64 lower-case hexadecimal digits.
struct SHA256DigestTests {
  private static let text = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1eff"

  @Test
  func `Bytes are written as digits, and read again`() throws {
    let digest = SHA256Digest(bytes: Array(0..<31) + [0xFF])
    #expect(digest.hexadecimal == Self.text)
    #expect(digest.description == Self.text)
    #expect(SHA256Digest(Self.text) == digest)
    let data = try JSONEncoder().encode([digest])
    #expect(try JSONDecoder().decode([String].self, from: data) == [Self.text])
    #expect(try JSONDecoder().decode([SHA256Digest].self, from: data) == [digest])
  }

  private static let head = String(text.dropLast())
  private static let hostile: [String] = [
    "", "00", head, "\(text)0", " \(head)", "\(head)g", "\(head.dropLast())é", "\(head)\n",
    text.uppercased(),
  ]

  @Test(arguments: hostile)
  func `One value has one spelling`(_ hostile: String) {
    #expect(SHA256Digest(hostile) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([SHA256Digest].self, from: JSONEncoder().encode([hostile]))
    }
  }
}
