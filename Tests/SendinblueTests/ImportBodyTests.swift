import Foundation
import Sendinblue
import Testing

@Suite struct ImportBodyTests {
  /// The fields of an import that may be sent at all.
  private struct Sent: Decodable, Equatable {
    var listIds: [Int64]
    var updateExistingContacts = true
    var emptyContactsAttributes = false
    var disableNotification = true
    var fileBody: String
  }

  @Test func isTheDocumentedObject() throws {
    let expected =
      #"{"listIds":[7],"updateExistingContacts":true,"emptyContactsAttributes":false,"#
      + #""disableNotification":true,"fileBody":"EMAIL;FIRSTNAME\nada@example.com;Ada"}"#
    #expect(String(decoding: someBatch(), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("semi;colon", #""semi;colon""#), (#"q"q"#, #""q""q""#),
    (#"""#, #""""""#), (#"back\slash"#, #"back\slash"#), ("a\r\n\r\nb", "a b"), ("a\tb", "a b"),
    ("\u{0}a\u{7f}", " a "), ("n\u{85}l", "n l"), ("\u{9f}\u{80}", " "),
    ("\u{a0}é\u{ff}", "\u{a0}é\u{ff}"),
    ("=1+1", "=1+1"), ("😀;\n", "\"😀; \""), ("\u{2028}", "\u{2028}"), ("a,b", "a,b"),
    (" pad ", " pad "),
  ])
  func writesValues(value: String, cell: String) throws {
    var body = ImportBody(listID: 1, columns: ["EMAIL", "X", "Y"])
    #expect(append(["a@b.de", value, "z"], to: &body))
    let sent = try decode(body)
    #expect(sent == Sent(listIds: [1], fileBody: "EMAIL;X;Y\na@b.de;\(cell);z"))
  }

  @Test(arguments: [0, 1, 31, 32, 33, 63, 64, 65, 128, 200])
  func takesValuesOfAnyLengthWithAMargin(_ length: Int) throws {
    let plain = String(repeating: "x", count: length)
    for flaw in ["", ";", "\u{1F}", "\""] {
      var (body, expected) = (
        ImportBody(listID: 1, columns: ["EMAIL", "X", "Y"]),
        ImportBody(listID: 1, columns: ["EMAIL", "X", "Y"])
      )
      for row in [
        ["", "", ""], [plain, "", plain + flaw], ["", flaw + plain, "z"], ["a", "b", ""],
      ] {
        #expect(append(row, to: &body, hasMargin: true))
        #expect(append(row, to: &expected))
      }
      #expect(body.finish() == expected.finish())
    }
  }

  @Test func escapesColumnNames() throws {
    let body = ImportBody(listID: 1, columns: ["EMAIL", #"A;"B\"#])
    #expect(try decode(body).fileBody == #"EMAIL;"A;""B\""#)
  }

  @Test(arguments: 0..<200 as Range<UInt64>, [false, true])
  func equalsThePlainReference(seed: UInt64, hasMargin: Bool) throws {
    var random = SplitMix(state: seed)
    let columns = (0..<Int.random(in: 1...5, using: &random)).map { "C\($0)" }
    var body = ImportBody(listID: .max, columns: columns)
    var lines = [columns]
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      let row = columns.map { _ in someValue(&random) }
      #expect(append(row, to: &body, hasMargin: hasMargin))
      lines.append(row)
    }
    #expect(body.rows == lines.count - 1)
    #expect(body.finish().count == body.byteCount)
    let sent = try decode(body)
    #expect(sent == Sent(listIds: [.max], fileBody: reference(lines)))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    #expect(
      String(decoding: body.finish(), as: UTF8.self)
        .hasSuffix(String(decoding: try encoder.encode(sent.fileBody), as: UTF8.self) + "}"))
  }

  @Test(arguments: 1...25)
  func noticesEverySpecialCharacterAnywhere(length: Int) throws {
    let around: [Unicode.Scalar] = [
      "\u{0}", "\u{1f}", " ", "!", "\"", "#", ":", ";", "<", "[", "\\", "]", "~", "\u{7f}",
      "\u{80}", "\u{9f}", "\u{a0}", "\u{c2}", "\u{442}",
    ]
    var body = ImportBody(listID: 1, columns: ["A", "B"])
    var lines = [["A", "B"]]
    for scalar in around {
      for position in 0..<length {
        var value = Array(String(repeating: "x", count: length).unicodeScalars)
        value[position] = scalar
        var text = String.UnicodeScalarView()
        text.append(contentsOf: value)
        lines.append(["", String(text)])
        #expect(append(["", String(text)], to: &body))
      }
    }
    #expect(try decode(body).fileBody == reference(lines))
  }

  @Test(arguments: [["a@b.de", "plain"], ["a@b.de", "x;\"\\\n\u{85}y"], ["", ""], ["é", ""]])
  func fillsUpToTheLimitAndNoFurther(row: [String]) throws {
    var roomy = ImportBody(listID: 1, columns: ["EMAIL", "X"])
    #expect(append(["first", "row"], to: &roomy))
    #expect(append(row, to: &roomy))
    let exact = roomy.byteCount

    var fitting = ImportBody(listID: 1, columns: ["EMAIL", "X"], limit: exact)
    #expect(append(["first", "row"], to: &fitting))
    #expect(append(row, to: &fitting))
    #expect(fitting.finish() == roomy.finish())
    #expect(fitting.finish().count == fitting.limit)

    var tight = ImportBody(listID: 1, columns: ["EMAIL", "X"], limit: exact - 1)
    #expect(append(["first", "row"], to: &tight))
    let before = tight.finish()
    #expect(!append(row, to: &tight))
    #expect(tight.finish() == before)
    #expect(tight.rows == 1)
  }

  @Test func fillsABatch() throws {
    var body = ImportBody(
      listID: 1, columns: ["EMAIL", "FIRSTNAME", "LASTNAME", "SMS"], limit: 300_000)
    let row = ["someone.or.other@example.com", "Someone", "Or-Other", "4915112345678"]
    while append(row, to: &body) {}
    let bytes = body.finish()
    let length = row.joined().utf8.count + 5
    #expect(bytes.count == body.byteCount)
    #expect((300_000 - length + 1...300_000).contains(bytes.count))
    #expect(try decode(body).fileBody.split(separator: "\n").count == body.rows + 1)
  }

  @Test func keepsWithinWhatSendinblueRecommends() {
    #expect(ImportBody(listID: 1, columns: ["EMAIL"]).limit == 8_000_000)
  }

  @Test func startsAnewWithTheSameStorage() {
    var body = ImportBody(listID: 1, columns: ["EMAIL", "X"])
    let empty = body.finish()
    #expect(append(["a@b.de", "long;" + String(repeating: "x", count: 1000)], to: &body))
    let first = body.finish()
    var other = body
    #expect(other.take() == first)
    body.reset()
    for begun in [body, other] {
      #expect(begun.rows == 0)
      #expect(begun.finish() == empty)
    }
    #expect(body.finish() == empty)
    #expect(append(["c@d.de", "y"], to: &body))
    var fresh = ImportBody(listID: 1, columns: ["EMAIL", "X"])
    #expect(append(["c@d.de", "y"], to: &fresh))
    #expect(body.finish() == fresh.finish())
    #expect(first != body.finish())
  }

  @Test func neverSpeaksOfBlocklists() throws {
    let object = try JSONSerialization.jsonObject(with: Data(someBatch()))
    let fields = try #require(object as? [String: Any])
    #expect(
      Set(fields.keys) == [
        "listIds", "updateExistingContacts", "emptyContactsAttributes", "disableNotification",
        "fileBody",
      ])
  }

  private func append(
    _ row: [String], to body: inout ImportBody, hasMargin: Bool = false
  ) -> Bool {
    body.append(row, hasMargin: hasMargin)
  }

  private func decode(_ body: ImportBody) throws -> Sent {
    try JSONDecoder().decode(Sent.self, from: Data(body.finish()))
  }

  /// The CSV text as one would write it without a thought of speed.
  private func reference(_ lines: [[String]]) -> String {
    lines.map { $0.map(referenceCell).joined(separator: ";") }.joined(separator: "\n")
  }

  private func referenceCell(_ value: String) -> String {
    var clean = String.UnicodeScalarView()
    var previousWasControl = false
    for scalar in value.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      if !isControl { clean.append(scalar) }
      if isControl && !previousWasControl { clean.append(" ") }
      previousWasControl = isControl
    }
    let text = String(clean)
    let special = text.contains(";") || text.contains("\"")
    return special ? "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : text
  }

  private func someValue(_ random: inout SplitMix) -> String {
    let alphabet: [Unicode.Scalar] = [
      "a", "b", "@", ".", ";", "\"", "\\", "/", "\n", "\r", "\t", "\u{0}", "\u{1f}", "\u{7f}",
      "\u{80}", "\u{9f}", "\u{a0}", "é", "ÿ", "\u{2028}", "€", "😀", " ", "n", "u",
    ]
    var value = String.UnicodeScalarView()
    // Half of the values are plain, so that both ways of adding a row are taken.
    let letters = Bool.random(using: &random) ? alphabet : ["a", "b", "é", "@", " ", "€"]
    for _ in 0..<Int.random(in: 0...12, using: &random) {
      value.append(letters.randomElement(using: &random) ?? "a")
    }
    return String(value)
  }
}
