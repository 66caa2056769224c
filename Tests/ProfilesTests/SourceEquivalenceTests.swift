import Foundation
import Profiles
import Testing

/// The same profiles, written in each way that is read, come to the same recipients.
@Suite struct SourceEquivalenceTests {
  static let columns = ["Id", "Email", "First", "Phone", "Consent"]
  static let matching = DataMatching(
    emailField: "Email",
    attributes: [
      AttributeMatch(attribute: "FIRSTNAME", field: "First"),
      AttributeMatch(attribute: "SMS", field: "Phone"),
    ],
    defaultCountry: CountryCode("DE"),
    consent: ConsentRule(field: "Consent", acceptedValues: ["yes"]))

  @Test func readsTenThousandProfilesAlikeFromEverySource() throws {
    var random = SplitMix64(seed: 7)
    let profiles = (0..<10_000).map { Self.profile($0, &random) }
    let folder = try TemporaryFolder()
    try folder.write(Self.csv([Self.columns] + profiles), to: "p.csv")
    let expected = try read(CSVSource(folder.path + "/p.csv"))
    #expect(expected.figures.read == 10_000)
    #expect(
      Set([expected.figures.recipients, expected.figures.duplicates]).allSatisfy { $0 > 100 })

    try folder.write(profiles.map { Self.object($0, &random) }.joined(), to: "p.ndjson")
    try compare(try read(NDJSONSource(folder.path + "/p.ndjson")), expected)
    for hasHeaders in [false, true] {
      let model = try model(profiles, in: folder, hasHeaders: hasHeaders, delimiter: "|")
      try compare(try read(model), expected)
    }
    try folder.write("Member\n" + profiles.map { "\($0[0])\n" }.reversed().joined(), to: "m.csv")
    let members = MembershipSource(
      members: CSVSource(folder.path + "/m.csv"), memberField: "Member",
      profiles: NDJSONSource(folder.path + "/p.ndjson"), profileField: "Id", key: (1, 2))
    try compare(try read(members), expected)
  }

  private func read(_ source: any RowSource) throws -> ReadRows {
    try ReadRows(from: [source], Self.matching, chunkSize: 5_000)
  }

  private func compare(_ read: ReadRows, _ expected: ReadRows) throws {
    #expect(read.outcomes == expected.outcomes)
    #expect(read.values == expected.values)
    #expect(read.matchKeys == expected.matchKeys)
    #expect(read.figures == expected.figures)
  }

  /// Three partitions, of which the second is empty.
  private func model(
    _ profiles: [[String]], in folder: TemporaryFolder, hasHeaders: Bool, delimiter: String
  ) throws -> CDMSource {
    var partitions: [String] = []
    for (number, rows) in [profiles[..<4_000], [], profiles[4_000...]].enumerated() {
      let rows = (hasHeaders ? [Self.columns] : []) + Array(rows)
      try folder.write(Self.csv(rows, delimiter: delimiter), to: "Customer/c \(number).csv")
      partitions.append(
        """
        {"name": "\(number)", "location": "https://h/lake/x/Customer/c%20\(number).csv",
         "fileFormatSettings": {"columnHeaders": \(hasHeaders), "delimiter": "\(delimiter)"}}
        """)
    }
    let attributes = Self.columns.map { "{\"name\": \"\($0)\"}" }.joined(separator: ",")
    try folder.write(
      """
      {"entities": [{"name": "Customer", "attributes": [\(attributes)],
        "partitions": [\(partitions.joined(separator: ","))]}]}
      """, to: "model.json")
    return CDMSource(folder: folder.path, entity: "Customer")
  }

  private static func profile(_ number: Int, _ random: inout SplitMix64) -> [String] {
    [
      "id\(number)",
      random.pick([
        "", "bad", "p\(number)@b.co", "P\(number)@B.co", "p\(random.below(9_000))@b.co", "é@b.co",
      ]),
      random.pick(["", "Zoë", "O\"Neill", "a,b|c", "two\nlines", "\\", "🎉", " x ", "tab\t"]),
      random.pick(["", "0151 \(1_000_000 + random.below(9_000_000))", "+49 30 1234567", "n/a"]),
      random.pick(["yes", "YES", "no", "", "yes"]),
    ]
  }

  private static func csv(_ rows: [[String]], delimiter: String = ",") -> String {
    rows.map { row in
      row.map { value in
        let mustQuote = value.unicodeScalars.contains { "\"\n\r,|".unicodeScalars.contains($0) }
        return mustQuote ? "\"" + value.replacing("\"", with: "\"\"") + "\"" : value
      }.joined(separator: delimiter) + "\n"
    }.joined()
  }

  /// One line, with its keys in any order, and without those of empty values now and then.
  private static func object(_ row: [String], _ random: inout SplitMix64) -> String {
    let order = columns.indices.shuffled(using: &random)
    let members: [String] = order.compactMap { column in
      if row[column].isEmpty {
        let value = random.pick(["", "null", "\"\""])
        return value.isEmpty ? nil : "\"\(columns[column])\": \(value)"
      }
      return "\"\(columns[column])\": \"\(escaped(row[column], &random))\""
    }
    return "{\"Extra\": {\"a\": []}, " + members.joined(separator: ",") + "}\n"
  }

  private static func escaped(_ text: String, _ random: inout SplitMix64) -> String {
    text.unicodeScalars.map { scalar in
      let mustEscape = scalar == "\"" || scalar == "\\" || scalar.value < 0x20
      guard mustEscape || random.below(4) == 0 else { return String(scalar) }
      return scalar.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }.joined()
  }
}
