import Foundation
import Testing
import Webhooks

@Suite struct WebhookSecretTests {
  private static func text(_ length: Int) -> String {
    "whsec_" + Data((0..<length).map { UInt8($0) }).base64EncodedString()
  }

  @Test(arguments: [24, 25, 26, 32, 64])
  func `A secret is exposed as it was parsed`(length: Int) throws {
    let secret = try #require(WebhookSecret(parsing: " \(Self.text(length))\r\n"))
    #expect(secret.exposed() == Self.text(length))
  }

  @Test(arguments: [
    "", "whsec_", "whsec_AAAA", text(23), text(65), "WHSEC_" + text(24).dropFirst(6),
    String(text(24).dropFirst(6)), "whsec_" + text(24), "whsk_" + text(24).dropFirst(6),
    // Without padding; URL-safe letters; a line break within; a bit where none may be.
    "whsec_" + Data(repeating: 1, count: 25).base64EncodedString().dropLast(2),
    "whsec_" + String(repeating: "-_", count: 16),
    "whsec_" + String(repeating: "A", count: 16) + "\n" + String(repeating: "A", count: 16),
    "whsec_" + String(repeating: "A", count: 33) + "B==",
  ])
  func `Nothing else is a secret`(text: String) {
    #expect(WebhookSecret(parsing: text) == nil)
  }

  @Test func `A new secret is made of 32 random bytes`() throws {
    var numbers = SystemRandomNumberGenerator()
    var drawn: [UInt64] = []
    let secret = WebhookSecret.generate {
      drawn.append(numbers.next())
      return drawn[drawn.count - 1]
    }
    #expect(drawn.count == 4)
    let bytes = drawn.flatMap { number in
      (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    }
    #expect(secret.exposed() == "whsec_" + Data(bytes).base64EncodedString())
    #expect(WebhookSecret(parsing: secret.exposed()) != nil)
  }

  @Test func `Prints redacted`() throws {
    let secret = try sampleSecret()
    var dumped = ""
    dump(secret, to: &dumped)
    dump([Optional(secret)], to: &dumped)
    let texts = [
      "\(secret)", String(reflecting: secret), "\([secret])", "\(Optional(secret) as Any)", dumped,
    ]
    for text in texts {
      #expect(text.contains("redacted"))
      #expect(!text.contains("MfKQ9r8G"))
      // The first bytes of the key, as arrays print them.
      #expect(!text.contains("49, 242"))
    }
    #expect(Mirror(reflecting: secret).children.isEmpty)
  }
}
