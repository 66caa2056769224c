import Profiles
import Testing

/// RFC 5321's mailboxes, and what people write instead.
@Suite struct EmailAddressTests {
  static let accepted: [(String, canonical: String, key: String)] = [
    ("a@b.co", "a@b.co", "a@b.co"),
    ("Anna.Smith@Example.COM", "Anna.Smith@example.com", "anna.smith@example.com"),
    (" \t\r\n\u{B}\u{C}a@b.co \n", "a@b.co", "a@b.co"),
    ("!#$%&'*+-/=?^_`{|}~@b.co", "!#$%&'*+-/=?^_`{|}~@b.co", "!#$%&'*+-/=?^_`{|}~@b.co"),
    ("a.b.c.d@b.co", "a.b.c.d@b.co", "a.b.c.d@b.co"),
    ("1@2.co", "1@2.co", "1@2.co"),
    ("-@b-c.co", "-@b-c.co", "-@b-c.co"),
    ("a@b.c.d.e.f.example", "a@b.c.d.e.f.example", "a@b.c.d.e.f.example"),
    ("a@XN--MNCHEN-3YA.de", "a@xn--mnchen-3ya.de", "a@xn--mnchen-3ya.de"),
    ("A@MÜNCHEN.de", "A@mÜnchen.de", "a@mÜnchen.de"),
    ("a@例え.テスト", "a@例え.テスト", "a@例え.テスト"),
    ("a@उदाहरण.परीक्षा", "a@उदाहरण.परीक्षा", "a@उदाहरण.परीक्षा"),
    ("a@u\u{308}b.co", "a@u\u{308}b.co", "a@u\u{308}b.co"),
    ("a@b\u{D4E}.co", "a@b\u{D4E}.co", "a@b\u{D4E}.co"),
    ("a@b.x1", "a@b.x1", "a@b.x1"),
  ]

  @Test(arguments: accepted)
  func accepts(_ text: String, canonical: String, key: String) throws {
    let address = try EmailAddress(text)
    #expect(address.canonical == canonical)
    #expect(String(decoding: address.matchKey, as: UTF8.self) == key)
  }

  static let malformed = [
    "a", "a@", "@b.co", "a@b", "a@@b.co", "a@b@c.co", "a b@c.co", "a@b .co", "a@b.co.", "a@.b.co",
    "a@b..co", ".a@b.co", "a.@b.co", "a..b@c.co", "a@-b.co", "a@b-.co", "a@b.-co", "a@b.co-",
    "\"a\"@b.co", "\"a b\"@c.co", "a@[192.0.2.1]", "a@[IPv6:::1]", "a@192.0.2.1", "a@b.123",
    "a(x)@b.co", "<a@b.co>", "A <a@b.co>", "mailto:a@b.co", "a@b.co, c@d.co", "a@b.co;",
    "a\\b@c.co",
    "a@b_c.co", "a@b!c.co", "é@b.co", "пример@b.co", "\u{A0}a@b.co", "a@b.co\u{A0}", "a@b\u{A0}.co",
    "a@b\u{3002}co", "a@💩.co", "a@b\u{200D}c.co", "a@b.c\u{2028}", "a\u{0}@b.co", "a@b.co\u{7F}",
    "a\tb@c.co", "a@b\nc.co", "a@b.co\r\nBcc: x@y.co", "=cmd|' /C calc'!A0", "n/a",
    "a@\u{312}b.co", "a@b.\u{312}co", "a@\u{903}b.co",
  ]

  @Test(arguments: malformed)
  func refusesAsMalformed(_ text: String) {
    #expect(throws: RejectionReason.malformed) { try EmailAddress(text) }
  }

  @Test(arguments: ["", " ", "\t\r\n", "\u{B}\u{C}"])
  func missesAnAddress(_ text: String) {
    #expect(throws: RejectionReason.missing) { try EmailAddress(text) }
  }

  static func text(local: Int, label: Int = 1, total: Int? = nil) -> String {
    let start = String(repeating: "a", count: local) + "@" + String(repeating: "b", count: label)
    guard let total else { return start + ".co" }
    let rest = total - start.utf8.count - 3
    let labels = Array(repeating: ".cc", count: rest / 3).joined()
    return start + labels + String(repeating: "c", count: rest % 3) + ".co"
  }

  @Test(arguments: [text(local: 64), text(local: 1, label: 63), text(local: 64, total: 254)])
  func acceptsTheGreatestLengths(_ text: String) throws {
    #expect(try EmailAddress(text).canonical == text)
  }

  @Test(arguments: [
    text(local: 65), text(local: 1, label: 64), text(local: 64, total: 255),
    text(local: 1, total: 10_000), "a@" + String(repeating: "é", count: 32) + ".co",
  ])
  func refusesAsTooLong(_ text: String) {
    #expect(throws: RejectionReason.tooLong) { try EmailAddress(text) }
  }

  @Test func prefersToCallAnAddressMalformed() {
    let text = String(repeating: "a", count: 70) + "@b"
    #expect(throws: RejectionReason.malformed) { try EmailAddress(text) }
  }

  @Test func doesNotPrintItself() throws {
    let address = try EmailAddress("anna.smith@example.com")
    for text in ["\(address)", String(reflecting: address)] {
      #expect(!text.contains("nna"))
      #expect(!text.contains("xample"))
    }
  }
}
