import Profiles
import Testing

/// Rows of people who are not to leave.
@Suite struct SuppressionTests {
  private static let matching = DataMatching(
    emailField: "e", attributes: [AttributeMatch(attribute: "SMS", field: "p")],
    consent: ConsentRule(field: "c", acceptedValues: ["yes"]))
  private static let rows = """
    Id,e,p,c
    1,Gone@b.co,+4915112345678,yes
    2,a@b.co,+4915112345678,yes
    3,GONE@B.CO,,yes
    4,gone@b.co,,no
    5,gone,,yes
    6,a@b.co,,yes

    """

  private func read(
    _ reading: RecipientReader.Reading, _ suppresses: ((UnsafeBufferPointer<UInt8>) -> Bool)?
  ) throws -> ReadRows {
    let file = try TemporaryFile(Self.rows)
    return try ReadRows(
      [file.path], Self.matching, chunkSize: 64, reading: reading, suppresses: suppresses)
  }

  @Test func areWithheldEachOfThemAndClaimNoNumber() throws {
    let gone = Array("gone@b.co".utf8)
    let first = try read(.first(addressSetKey: (1, 2))) { $0.elementsEqual(gone) }
    #expect(
      first.outcomes == [
        .suppressed(customerID: "1"), .recipient, .suppressed(customerID: "3"),
        .withheld(customerID: "4"), .rejected(.malformed, customerID: "5"), .duplicate,
      ])
    #expect(first.values == [["a@b.co", "4915112345678"]])
    #expect(first.figures.withheld == 3)
    #expect(first.figures.addUp)
    // What the first reading found, the second follows without asking.
    let second = try read(.second(first.repetitions)) { _ in
      Issue.record("it was asked again")
      return false
    }
    #expect(second.outcomes == first.outcomes)
    #expect(second.figures == first.figures)
  }

  @Test func areNoneWhereEverybodyMayLeave() throws {
    let read = try read(.first(addressSetKey: (1, 2)), nil)
    #expect(read.figures.recipients == 2)
    #expect(read.figures.duplicates == 2)
  }
}
