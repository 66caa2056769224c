import EventLog
import Foundation
import Testing

/// What is read strictly, beside what Foundation's decoder makes of the same text.
@Suite struct CanonicalDecodingTests {
  private struct Sample: Codable, Equatable {
    enum Choice: Codable, Equatable {
      case left(Int)
      case right(name: String)
      case neither
    }
    struct ID: RawRepresentable, Codable, Hashable, CodingKeyRepresentable {
      let rawValue: String
    }

    var byID: [ID: UInt8]?
    var choice: Choice?
    var flags: [Bool]?
    var list: [Int?]?
    var number: Int64?
    var small: Int8?
    var text: String?
    var unsigned: UInt?
    var within: [Sample]?
  }

  private func plain(_ text: String) -> Sample? {
    try? JSONDecoder().decode(Sample.self, from: Data(text.utf8))
  }

  private func strict(_ text: String) -> Sample? {
    CanonicalJSON.decodeStrictly(Sample.self, from: Array(text.utf8))
  }

  @Test(arguments: [
    "{}", #"{"byID":{"a":1,"b":255}}"#, #"{"choice":{"left":{"_0":-7}}}"#,
    #"{"choice":{"neither":{}}}"#, #"{"choice":{"right":{"name":"x"}}}"#,
    #"{"flags":[true,false],"list":[1,null,3],"number":null}"#, #"{"list":[]}"#,
    #"{"number":0,"small":-128}"#, #"{"number":999999999999999999}"#,
    #"{"number":-999999999999999999,"unsigned":7}"#, #"{"text":""}"#,
    #"{"text":"a\"b\\c\n\u0000\u001f é 😀","within":[{"text":"x"},{}]}"#,
    #"{"other":{"a":[1,{"b":"c"}]},"text":"exactly fifteen"}"#,
    #"{"text":"more than fifteen bytes, with one escape at the very end\t"}"#,
  ])
  func takesCanonicalForm(text: String) throws {
    let value = try #require(strict(text))
    #expect(value == plain(text))
    #expect(try CanonicalJSON.decode(Sample.self, from: Array(text.utf8)) == value)
  }

  @Test(arguments: ["[]", #"[{},{"number":1,"text":"x"}]"#])
  func takesAnArray(text: String) throws {
    let strict = CanonicalJSON.decodeStrictly([Sample].self, from: Array(text.utf8))
    #expect(try strict == JSONDecoder().decode([Sample].self, from: Data(text.utf8)))
  }

  /// Some are JSON and some are not; what they are is left to the other decoder.
  @Test(arguments: [
    "", "7", "[]", #""x""#, "{", #"{"text":"x""#, #"{"text":"x"}}"#, #"{"text":"x"} "#,
    #" {"text":"x"}"#, #"{"text": "x"}"#, #"{"text":"x",}"#, #"{,"text":"x"}"#, #"{"text"}"#,
    #"{"text":}"#, #"{"text":"x","number":1}"#, #"{"text":"x","text":"y"}"#,
    #"{"number":1.0}"#, #"{"number":1e2}"#, #"{"number":01}"#, #"{"number":-0}"#,
    #"{"number":-}"#, #"{"number":+1}"#, #"{"number":9223372036854775807}"#,
    #"{"number":9223372036854775808}"#, #"{"text":"a\/b"}"#, #"{"text":"a\u0041"}"#,
    #"{"text":"\u001F"}"#, #"{"text":"\ud800"}"#, #"{"text":"\x"}"#, #"{"text":"\"}"#,
    "{\"text\":\"\u{1}\"}", #"{"te\u0078t":"x"}"#, "{\"t\u{e9}xt\":\"x\"}", #"{"list":[1,]}"#,
    #"{"list":[1}"#, #"{"list":[1]]"#, #"{"flags":[tru]}"#, #"{"flags":[truee]}"#, #"{text:1}"#,
    "{\"text\":\"x\"}\u{0}", "\u{FEFF}{}",
    "{\"other\":" + String(repeating: "[", count: 100) + String(repeating: "]", count: 100) + "}",
  ])
  func leavesEverythingElseToTheOther(text: String) {
    #expect(strict(text) == nil)
    #expect((try? CanonicalJSON.decode(Sample.self, from: Array(text.utf8))) == plain(text))
  }

  @Test(arguments: [
    #"{"text":1}"#, #"{"number":"1"}"#, #"{"small":128}"#, #"{"unsigned":-1}"#, #"{"flags":[1]}"#,
    #"{"flags":true}"#, #"{"flags":[null]}"#, #"{"byID":[]}"#, #"{"byID":{"a":256}}"#,
    #"{"choice":{"up":{}}}"#, #"{"choice":{"left":{}}}"#,
    #"{"choice":{"left":{"_0":1},"neither":{}}}"#, #"{"choice":{}}"#, #"{"choice":"neither"}"#,
    #"{"within":[{"text":false}]}"#,
  ])
  func whatDoesNotFitIsToldByTheOther(text: String) {
    func told(_ decode: () throws -> Sample) -> String {
      do { return "\(try decode())" } catch { return "\(error)" }
    }
    let plain = told { try JSONDecoder().decode(Sample.self, from: Data(text.utf8)) }
    #expect(plain.contains("Error") || plain.contains("ot"), "\(plain)")
    #expect(told { try CanonicalJSON.decode(Sample.self, from: Array(text.utf8)) } == plain)
    #expect(strict(text) == nil)
  }

  @Test func bytesThatAreNoTextAreNotTaken() {
    for spoilt in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]] as [[UInt8]] {
      let bytes = Array(#"{"other":""#.utf8) + spoilt + Array(#"","text":"x"}"#.utf8)
      #expect(CanonicalJSON.decodeStrictly(Sample.self, from: bytes) == nil)
    }
  }

  /// Whatever becomes of a text, it is read strictly as the other reads it, or not at all.
  @Test func spoiltTextsAreReadAlike() {
    let text =
      Array(
        #"{"byID":{"a":1},"choice":{"right":{"name":"x\n"}},"flags":[true,false],"list":[1,null],"#
          .utf8)
      + Array(#""number":-12,"text":"a\"b\\cé","within":[{"small":5},{"text":"y"}]}"#.utf8)
    let bytes = Array(#"{}[]",:\ 0129-+.eEtrufalsn"#.utf8) + [0, 9, 0xC3, 0xFF]
    var random = SplitMix(seed: 17)
    var taken = 0
    for _ in 0..<20_000 {
      var spoilt = text
      let place = Int.random(in: spoilt.indices, using: &random)
      let byte = bytes[Int.random(in: bytes.indices, using: &random)]
      switch Int.random(in: 0..<3, using: &random) {
      case 0: spoilt[place] = byte
      case 1: spoilt.insert(byte, at: place)
      default: spoilt.remove(at: place)
      }
      guard let value = CanonicalJSON.decodeStrictly(Sample.self, from: spoilt) else { continue }
      taken += 1
      #expect((try? JSONDecoder().decode(Sample.self, from: Data(spoilt))) == value)
    }
    #expect(taken > 500)
  }
}
