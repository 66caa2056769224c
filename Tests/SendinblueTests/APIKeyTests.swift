import Sendinblue
import Testing

@Suite struct APIKeyTests {
  @Test func dropsWhiteSpaceAround() throws {
    #expect(try APIKey(" \t\(secretKey)\r\n").exposed() == secretKey)
  }

  @Test(arguments: [
    ("", APIKey.Flaw.empty), (" \n", .empty), ("key\u{e9}", .notVisibleASCII),
    ("two words", .notVisibleASCII), ("a\r\nx-evil: 1", .notVisibleASCII),
    ("nul\u{0}", .notVisibleASCII), (String(repeating: "k", count: 513), .tooLong),
  ])
  func refusesWhatNoHeaderMayCarry(text: String, flaw: APIKey.Flaw) {
    #expect(throws: SendinblueError.malformedKey(flaw)) { try APIKey(text) }
  }

  @Test func acceptsTheLongest() throws {
    let longest = String(repeating: "k", count: APIKey.maximumLength)
    #expect(try APIKey(longest).exposed() == longest)
  }

  @Test func refusalsDoNotQuoteTheText() {
    #expect(!"\(SendinblueError.malformedKey(.notVisibleASCII))".contains("two"))
  }

  @Test func printsRedacted() throws {
    let key = try APIKey(secretKey)
    var dumped = ""
    dump(key, to: &dumped)
    dump([key], to: &dumped)
    dump(Optional(key), to: &dumped)
    let texts = ["\(key)", String(reflecting: key), "\([key])", "\(Optional(key) as Any)", dumped]
    for text in texts {
      #expect(text.contains("redacted"))
      #expect(!text.contains("xkeysib"))
    }
    #expect(Mirror(reflecting: key).children.isEmpty)
  }

  @Test func clientsPrintRedacted() async throws {
    let client = SendinblueClient(apiKey: try APIKey(secretKey))
    var dumped = ""
    dump(client, to: &dumped, maxDepth: 4)
    #expect(!dumped.contains(secretKey))
    #expect(!"\(client)".contains(secretKey))
    try await client.shutdown()
  }
}
