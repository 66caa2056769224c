import Sandbox
import Testing

@Suite("Imports beside a plain reference")
struct ImportReferenceTests {
  private static let header = ["FIRSTNAME", "EMAIL", "SMS", "LASTNAME"]

  @Test("leave the same contacts", arguments: 1...12)
  func same(seed: UInt64) async throws {
    var random = Randomness(state: seed)
    var reference = ReferenceAccount()
    var files: [(text: String, emptying: Bool)] = []
    for _ in 0..<3 {
      let rows = (0..<200).map { _ in Self.row(&random) }
      let emptying = Bool.random(using: &random)
      reference.importRows(rows, header: Self.header, emptying: emptying)
      files.append((Self.text(rows, &random), emptying))
    }
    let expected = reference.contacts
    let refused = reference.refused
    let posted = files
    try await withRoutes { caller, account in
      var reported = 0
      for (index, file) in posted.enumerated() {
        let options = #""emptyContactsAttributes":\#(file.emptying)"#
        #expect(try await caller.importFile(file.text, options: options).status == 202)
        let info = try await caller.waitForProcess(index + 1)["info"]?["import"]
        for name in ["invalid_emails", "duplicate_phone_id"] {
          guard let address = info?[name]?.string,
            let path = address.split(separator: "/reports").last
          else { continue }
          let report = try await caller.get("/reports\(path)").text
          reported += report.split(separator: "\n").count - 1
        }
      }
      let members = try await account.members(ofList: 2)
      let found = Dictionary(uniqueKeysWithValues: members.map { ($0.email, $0.attributes) })
      #expect(Set(found.keys) == Set(expected.keys))
      for (email, attributes) in found {
        #expect(attributes == expected[email], "\(email)")
      }
      #expect(reported == refused)
    }
  }

  /// A row over few addresses and numbers, so that they meet often.
  private static func row(_ random: inout Randomness) -> [String] {
    let names = [
      "", "Ada", "semi;colon", "\"quoted\"", "two\nlines", "\u{1f600} \u{e9}", "a\\b\t/",
    ]
    let number = Int.random(in: 0..<60, using: &random)
    let address = number == 0 ? "nobody" : "c\(number)@example.com"
    let isShouted = Bool.random(using: &random)
    let phone = Int.random(in: 0..<80, using: &random)
    return [
      names.randomElement(using: &random) ?? "", isShouted ? address.uppercased() : address,
      phone < 40 ? "336000000\(10 + phone)" : "", names.randomElement(using: &random) ?? "",
    ]
  }

  private static func text(_ rows: [[String]], _ random: inout Randomness) -> String {
    let lineEnd = Bool.random(using: &random) ? "\r\n" : "\n"
    return ([header] + rows).map { row in
      row.map { cell in
        let needsQuotes = cell.contains { ";\"\n".contains($0) }
        guard needsQuotes || Int.random(in: 0..<4, using: &random) == 0 else { return cell }
        return
          "\"\(cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
      }.joined(separator: ";")
    }.joined(separator: lineEnd)
  }
}
