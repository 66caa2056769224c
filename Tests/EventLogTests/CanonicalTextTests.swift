import EventLog
import Testing

/// Strings are written a piece at a time, and what has to be escaped is looked for eight bytes at a time:
/// held against one byte after another.
@Suite struct CanonicalTextTests {
  /// RFC 8785, 3.2.2.2, as it reads.
  private func plain(_ text: String) -> [UInt8] {
    let short: [UInt8: String] = [
      0x22: #"\""#, 0x5C: #"\\"#, 0x08: #"\b"#, 0x09: #"\t"#, 0x0A: #"\n"#, 0x0C: #"\f"#,
      0x0D: #"\r"#,
    ]
    let digits = Array("0123456789abcdef".utf8)
    var bytes: [UInt8] = [0x22]
    for byte in text.utf8 {
      if let escape = short[byte] {
        bytes += escape.utf8
      } else if byte < 0x20 {
        bytes += Array(#"\u00"#.utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    return bytes + [0x22]
  }

  /// Every byte of ASCII, alone at every place of texts of every length around one and two words.
  @Test(arguments: 0...20)
  func aByteIsEscapedWhereverItStands(length: Int) throws {
    for place in 0..<length {
      for byte in UInt8(0)...0x7F {
        var bytes = [UInt8](repeating: 0x61, count: length)
        bytes[place] = byte
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(try CanonicalJSON.encode(text) == plain(text))
      }
    }
  }

  @Test(arguments: UInt64(0)..<8)
  func whateverIsMixedIsWrittenAsByteByByte(seed: UInt64) throws {
    let parts = ["a", "plain text", "\"", "\\", "\n", "\u{1}", "\u{1F}", "\u{7F}", "é", "€", "😀"]
    var random = SplitMix(seed: seed)
    for _ in 0..<200 {
      let count = Int.random(in: 0...12, using: &random)
      let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      #expect(try CanonicalJSON.encode(text) == plain(text))
    }
  }
}
