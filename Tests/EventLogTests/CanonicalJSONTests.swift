import EventLog
import Foundation
import Testing

@Suite struct CanonicalJSONTests {
  private func text(_ value: some Encodable) throws -> String {
    String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
  }

  /// RFC 8785, 3.2.3: the sample of property sorting.
  @Test func keysAreSortedByUTF16CodeUnits() throws {
    let sample = [
      "\u{20ac}": "Euro Sign", "\r": "Carriage Return",
      "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
      "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control",
      "\u{f6}": "Latin Small Letter O With Diaeresis",
    ]
    #expect(
      try text(sample)
        == "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
        + "\"\u{f6}\":\"Latin Small Letter O With Diaeresis\",\"\u{20ac}\":\"Euro Sign\","
        + "\"\u{1f600}\":\"Emoji: Grinning Face\","
        + "\"\u{fb33}\":\"Hebrew Letter Dalet With Dagesh\"}")
  }

  /// RFC 8785, 3.2.2: the string of the sample object.
  @Test func stringsHaveTheEscapesOfTheStandard() throws {
    #expect(
      try text("\u{20ac}$\u{0F}\u{0a}A'\u{42}\u{22}\u{5c}\\\"/")
        == "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"")
    #expect(
      try text("\u{8}\t\n\u{c}\r\u{0}\u{1f}\u{7f}") == #""\b\t\n\f\r\u0000\u001f"# + "\u{7f}\"")
  }

  @Test func literalsAreThoseOfTheStandard() throws {
    #expect(try text([nil, true, false] as [Bool?]) == "[null,true,false]")
  }

  @Test(arguments: [
    (0, "0"), (-1, "-1"), (9_007_199_254_740_991, "9007199254740991"),
    (-9_007_199_254_740_991, "-9007199254740991"),
  ])
  func wholeNumbersAreWritten(number: Int, expected: String) throws {
    #expect(try text(number) == expected)
  }

  @Test func integersOfEveryWidthAreWritten() throws {
    let values: [any Encodable] = [
      Int8.min, Int16.min, Int32.min, Int64(-7), Int128(7), UInt8.max, UInt16.max, UInt32.max,
      UInt64(7), UInt(7), UInt128(7),
    ]
    #expect(
      try values.map { try text($0) } == [
        "-128", "-32768", "-2147483648", "-7", "7", "255", "65535", "4294967295", "7", "7", "7",
      ])
  }

  private struct Sample: Codable, Equatable {
    enum Kind: String, Codable { case one }
    enum Choice: Codable, Equatable {
      case left(Int)
      case right(name: String)
      case neither
    }
    struct Empty: Codable, Equatable {}
    struct ID: RawRepresentable, Codable, Hashable, CodingKeyRepresentable {
      let rawValue: String
    }

    var zebra = 1
    var absent: String?
    var kind = Kind.one
    var choices = [Choice.left(1), .right(name: "x"), .neither]
    var empty = Empty()
    var nested = ["b": [1, 2], "a": []]
    var byID = [ID(rawValue: "k"): UInt8(3)]
    var flag = true
  }

  @Test func aValueIsWrittenAsTheStandardEncoderWouldSortIt() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = try CanonicalJSON.encode(Sample())
    #expect(bytes == Array(try encoder.encode(Sample())))
    #expect(try JSONDecoder().decode(Sample.self, from: Data(bytes)) == Sample())
  }

  /// Uses every container by hand, in the ways that synthesized code does not.
  private struct Handmade: Encodable {
    enum Key: String, CodingKey { case list, object, null, `super` }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Key.self)
      var list = object.nestedUnkeyedContainer(forKey: .list)
      try list.encode("a")
      try list.encodeNil()
      var inner = list.nestedContainer(keyedBy: Key.self)
      try inner.encodeNil(forKey: .null)
      var innermost = list.nestedUnkeyedContainer()
      try innermost.encode(Int64(list.count))
      var nested = object.nestedContainer(keyedBy: Key.self, forKey: .object)
      try nested.encode(1, forKey: .null)
      try "base".encode(to: object.superEncoder())
    }
  }

  @Test func containersNest() throws {
    #expect(
      try text(Handmade())
        == #"{"list":["a",null,{"null":null},[4]],"object":{"null":1},"super":"base"}"#)
  }

  private struct Twice: Encodable {
    enum Key: String, CodingKey { case key }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Key.self)
      try object.encode(1, forKey: .key)
      try object.encode(2, forKey: .key)
    }
  }

  private struct Unwilling: Encodable {
    func encode(to encoder: any Encoder) throws { throw CancellationError() }
  }

  @Test func whatHasNoCanonicalFormIsRefused() {
    #expect(throws: EventLogError.unencodable(path: "a.1", reason: .fraction)) {
      try CanonicalJSON.encode(["a": Fractions(values: [0.5])])
    }
    #expect(throws: EventLogError.unencodable(path: "", reason: .fraction)) {
      try CanonicalJSON.encode(1.0)
    }
    for number in [9_007_199_254_740_992, -9_007_199_254_740_992, .max, .min] as [Int64] {
      #expect(throws: EventLogError.unencodable(path: "n", reason: .integerTooLarge)) {
        try CanonicalJSON.encode(["n": number])
      }
    }
    #expect(throws: EventLogError.unencodable(path: "", reason: .integerTooLarge)) {
      try CanonicalJSON.encode(UInt64.max)
    }
    #expect(throws: EventLogError.unencodable(path: "x.key", reason: .keyTwice)) {
      try CanonicalJSON.encode(["x": Twice()])
    }
    #expect(throws: EventLogError.unencodable(path: "", reason: .refusedByItself)) {
      try CanonicalJSON.encode(Unwilling())
    }
  }

  /// One whole number, then a fraction.
  private struct Fractions: Encodable {
    let values: [Float]

    func encode(to encoder: any Encoder) throws {
      var list = encoder.unkeyedContainer()
      try list.encode(0)
      for value in values { try list.encode(value) }
    }
  }

  /// Swift finds these keys equal, JSON does not.
  private struct Equivalents: Encodable {
    struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }

      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
      var object = encoder.container(keyedBy: Key.self)
      try object.encode(1, forKey: Key(stringValue: "\u{e9}"))
      try object.encode(2, forKey: Key(stringValue: "e\u{301}"))
    }
  }

  @Test func keysThatOnlySwiftFindsEqualAreTwo() throws {
    #expect(try text(Equivalents()).utf8.elementsEqual("{\"e\u{301}\":2,\"\u{e9}\":1}".utf8))
  }
}
