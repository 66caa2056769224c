import Domain
import Foundation
import Testing

/// People as the log knows them.
struct PseudonymTests {
  @Test func `It is written as its digits, and read again`() throws {
    let text = Pseudonym.somebody.description
    #expect(text == "00112233445566778899aabbccddeeff")
    #expect(Pseudonym(text) == .somebody)
    #expect(Pseudonym.somebody.bytes == (0..<16).map { UInt8($0 * 17) })
    let json = try JSONEncoder().encode(Pseudonym.somebody)
    #expect(String(decoding: json, as: UTF8.self) == "\"\(text)\"")
    #expect(try JSONDecoder().decode(Pseudonym.self, from: json) == .somebody)
  }

  @Test(arguments: [
    "", "00", "00112233445566778899AABBCCDDEEFF", "00112233445566778899aabbccddeeff0",
    "g0112233445566778899aabbccddeeff", "ada@example.com",
  ])
  func `Anything else is none`(_ text: String) {
    #expect(Pseudonym(text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Pseudonym.self, from: Data("\"\(text)\"".utf8))
    }
  }
}
