import Profiles
import Testing

/// Random sources against a plain reference made of strings and a set.
@Suite struct RecipientReaderFuzzTests {
  @Test(arguments: 0..<30 as Range<UInt64>)
  func agreesWithTheReference(_ seed: UInt64) throws {
    try check(seed, mostRows: 80)
  }

  /// So many that they take several blocks.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func agreesWithTheReferenceOnManyRows(_ seed: UInt64) throws {
    try check(seed, mostRows: 8000)
  }

  private func check(_ seed: UInt64, mostRows: Int) throws {
    var random = SplitMix64(seed: seed)
    let matching = DataMatching(
      emailField: "e",
      attributes: [
        AttributeMatch(attribute: "SMS", field: "p"), AttributeMatch(attribute: "N", field: "n"),
      ],
      defaultCountry: CountryCode("FR"),
      consent: random.below(2) == 0
        ? ConsentRule(field: "c", acceptedValues: ["oui", "yes"]) : nil)
    let tables = (0..<1 + random.below(3)).map { _ in table(random.below(mostRows), &random) }
    let files = try tables.map { rows in
      try TemporaryFile(
        "i,e,p,n,c\n" + rows.map { $0.joined(separator: ",") + "\n" }.joined())
    }
    // An optimised build would let go of them before they are read a second time.
    defer { withExtendedLifetime(files) {} }
    let read = try ReadRows(
      files.map(\.path), matching, customerIDField: "i", chunkSize: 1 + random.below(100))
    let expected = PlainMatching(tables.flatMap { $0 }, hasConsentRule: matching.consent != nil)
    #expect(read.outcomes == expected.outcomes)
    #expect(read.values == expected.values)
    #expect(read.blanked.count { $0 } == read.figures.phonesBlanked)
    #expect(read.figures.read == tables.reduce(0) { $0 + $1.count })
    #expect(read.figures.recipients == read.values.count)
    #expect(read.figures.rejectedByReason.values.reduce(0, +) == read.figures.rejected)
    #expect(read.figures.addUp)
    let again = try ReadRows(
      files.map(\.path), matching, customerIDField: "i", chunkSize: 1 + random.below(100),
      reading: .second(read.repetitions))
    #expect(again == read)
  }

  private func table(_ rows: Int, _ random: inout SplitMix64) -> [[String]] {
    let emails = [
      "a@b.co", "A@b.co", "c@b.co", " d@b.co ", "e@B.CO", "bad", "", " ", "x@y", "é@b.co",
      String(repeating: "a", count: 65) + "@b.co", "f\(random.below(50))@b.co",
    ]
    return (0..<rows).map { number in
      [
        random.below(5) == 0 ? "" : "id\(number)", random.pick(emails + ["g\(number)@b.co"]),
        random.pick(["", "06 12 34 56 78", "+4915112345678", "n/a", "123"]),
        random.pick(["", " Zoë ", "=1+1", "王"]), random.pick(["oui", "YES ", "no", ""]),
      ]
    }
  }
}

/// The rules over again, without regard to speed.
private struct PlainMatching {
  var outcomes: [RowOutcome] = []
  var values: [[String]] = []

  init(_ rows: [[String]], hasConsentRule: Bool) {
    var seen: Set<String> = []
    var phones: Set<String> = []
    for row in rows {
      let customerID = row[0].isEmpty ? nil : row[0]
      let consent = trimmed(row[4]).lowercased()
      guard !hasConsentRule || consent == "oui" || consent == "yes" else {
        outcomes.append(.withheld(customerID: customerID))
        continue
      }
      do throws(RejectionReason) {
        let address = try EmailAddress(row[1])
        guard seen.insert(address.canonical.lowercased()).inserted else {
          outcomes.append(.duplicate)
          continue
        }
        var phone = PhoneNumber(row[2], defaultCountry: CountryCode("FR"))?.digits ?? ""
        if !phone.isEmpty, !phones.insert(phone).inserted { phone = "" }
        outcomes.append(.recipient)
        values.append([address.canonical, phone, trimmed(row[3])])
      } catch {
        outcomes.append(.rejected(error, customerID: customerID))
      }
    }
  }

  private func trimmed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}
