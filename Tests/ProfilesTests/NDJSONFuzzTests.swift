import Foundation
import Profiles
import Testing

/// Random lines, read by the scanner and by Foundation.
@Suite struct NDJSONFuzzTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func agreesWithFoundation(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<60 {
      let line = random.below(2) == 0 ? written(&random) : damaged(written(&random), &random)
      try compare(line, &random)
    }
  }

  /// The columns come from a first line that has them all, so that the second can be anything.
  private func compare(_ line: String, _ random: inout SplitMix64) throws {
    let first = #"{"a":"","b":"","ü":""}"# + "\n"
    let file = try TemporaryFile(first + line)
    let expected = Self.plain(line)
    for chunkSize in [1, 2, 3, 5, 8, 1 + random.below(60), 4096] {
      let read = ReadSource(NDJSONSource(file.path), chunkSize: chunkSize)
      if let expected {
        #expect(read.error == nil, "\(line)")
        let values = try #require(read.rows.last)
        #expect(zip(values, expected).allSatisfy(Self.areSame), "\(line)")
      } else {
        #expect(read.error != nil, "\(line)")
      }
    }
  }

  /// The values of the three columns, or nothing where the line may not be read.
  private static func plain(_ line: String) -> [String]? {
    guard let value = try? JSONSerialization.jsonObject(with: Data(line.utf8)),
      let object = value as? [String: Any]
    else { return nil }
    return ["a", "b", "ü"].reduce(into: [String]?([])) { values, name in
      switch object[name] {
      case nil, is NSNull: values?.append("")
      case let text as String: values?.append(text)
      case let number as NSNumber where isBoolean(number):
        values?.append(number.boolValue ? "true" : "false")
      case let number as NSNumber: values?.append(number.stringValue)
      default: values = nil
      }
    }
  }

  /// Foundation does not keep how a number is written.
  private static func areSame(_ value: String, _ expected: String) -> Bool {
    value == expected || Double(value) != nil && Double(value) == Double(expected)
  }

  private static func isBoolean(_ number: NSNumber) -> Bool {
    String(cString: number.objCType) == "c"
  }

  private func written(_ random: inout SplitMix64) -> String {
    let space = random.pick(["", "", " ", "\t"])
    var members: [String] = []
    for name in ["\"a\"", "\"b\"", "\"\\u00fc\"", "\"x\""] where random.below(4) > 0 {
      let value = name == "\"x\"" ? nested(&random, depth: 3) : scalar(&random)
      members.append(space + name + space + ":" + space + value)
    }
    return "{" + members.joined(separator: ",") + space + "}"
  }

  private func scalar(_ random: inout SplitMix64) -> String {
    switch random.below(8) {
    case 0: return "null"
    case 1: return "true"
    case 2: return "false"
    case 3: return String(random.below(100_000) - 50_000)
    default:
      let pieces = [
        "x", "yz", "é", "中", "🎉", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00E9",
        "\\uD83C\\uDF89", "{", "}", ",", ":", " ",
      ]
      return "\"" + (0..<random.below(6)).map { _ in random.pick(pieces) }.joined() + "\""
    }
  }

  private func nested(_ random: inout SplitMix64, depth: Int) -> String {
    guard depth > 0 else { return scalar(&random) }
    switch random.below(3) {
    case 0:
      return "["
        + (0..<random.below(4)).map { _ in nested(&random, depth: depth - 1) }
        .joined(separator: ",") + "]"
    case 1:
      return "{"
        + (0..<random.below(4)).map { "\"k\($0)\":" + nested(&random, depth: depth - 1) }
        .joined(separator: ",") + "}"
    default: return scalar(&random)
    }
  }

  /// The same with one character dropped, or another put in.
  private func damaged(_ line: String, _ random: inout SplitMix64) -> String {
    var scalars = Array(line.unicodeScalars)
    let place = random.below(scalars.count)
    switch random.below(3) {
    case 0: scalars.remove(at: place)
    case 1: scalars.insert(random.pick(Array("\"\\{}[]:,x1-.eu ".unicodeScalars)), at: place)
    default: scalars[place] = random.pick(Array("\"\\{}[]:,x1-.eu ".unicodeScalars))
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
