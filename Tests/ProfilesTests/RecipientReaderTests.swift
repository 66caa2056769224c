import Profiles
import Testing

/// From rows to outcomes, one rule after the other.
@Suite struct RecipientReaderTests {
  static let matching = DataMatching(
    emailField: "Email",
    attributes: [
      AttributeMatch(attribute: "FIRSTNAME", field: "First"),
      AttributeMatch(attribute: "SMS", field: "Phone"),
    ],
    defaultCountry: CountryCode("DE"),
    consent: ConsentRule(field: "Consent", acceptedValues: ["yes", " Ja "]))

  static let header = "Id,First,Email,Phone,Consent\n"

  private func read(
    _ texts: [String], matching: DataMatching = matching, customerIDField: String? = "Id",
    chunkSize: Int = 64
  ) throws -> ReadRows {
    let files = try texts.map { try TemporaryFile($0) }
    return try withExtendedLifetime(files) {
      try ReadRows(
        files.map(\.path), matching, customerIDField: customerIDField, chunkSize: chunkSize)
    }
  }

  @Test func appendsCanonicalValuesInOrder() throws {
    let rows = try read([
      Self.header + "1, Anna\t, Anna@Example.COM ,0151 1234567,yes\n2,=1+1,b@b.co,,JA\n"
    ])
    #expect(rows.outcomes == [.recipient, .recipient])
    #expect(rows.values[0] == ["Anna@example.com", "Anna", "491511234567"])
    #expect(rows.values[1] == ["b@b.co", "=1+1", ""])
    #expect(rows.matchKeys == ["anna@example.com", "b@b.co"])
    #expect(rows.blanked == [false, false])
  }

  @Test func blanksUnusablePhonesAndCountsThem() throws {
    let rows = try read([Self.header + "1,A,a@b.co,call me,yes\n2,B,c@b.co, ,yes\n"])
    #expect(rows.values == [["a@b.co", "A", ""], ["c@b.co", "B", ""]])
    #expect(rows.blanked == [true, false])
    #expect(rows.figures.phonesBlanked == 1)
  }

  @Test func rejectsMoreThanCanBeSentAndForgetsItsAddress() throws {
    let limit = RecipientReader.maximumProfileBytes
    let rows = try read([
      Self.header + "1,\(String(repeating: "x", count: limit)),a@b.co,1,yes\n"
        + "2,\(String(repeating: "x", count: limit)),a@b.co,,yes\n"
    ])
    #expect(rows.outcomes == [.rejected(.tooLarge, customerID: "1"), .recipient])
  }

  @Test func blanksAPhoneThatAnEarlierRecipientHas() throws {
    let rows = try read([
      Self.header + "1,A,a@b.co,+49 151 1234567,yes\n2,A,bad,+49 151 7654321,yes\n",
      Self.header + "3,B,c@b.co,0151 1234567,yes\n4,C,d@b.co,0151 7654321,yes\n",
    ])
    #expect(rows.values.map { $0[2] } == ["491511234567", "", "491517654321"])
    #expect(rows.blanked == [false, true, false])
    #expect(rows.figures.phonesBlanked == 1)
    #expect(rows.figures.recipients == 3)
  }

  @Test func looksAtConsentBeforeTheAddressAndAtTheAddressBeforeDuplicates() throws {
    let rows = try read([
      Self.header
        + """
        1,,a@b.co,,no
        2,,bad,,no
        3,,,,yes
        4,,bad,,YES
        5,,a@b.co,,yes
        6,,A@B.co,,yes
        7,,a@b.co,,
        ,,a@b,,yes
        9,,\(String(repeating: "a", count: 65))@b.co,,ja
        10,,c@b.co,,yes please

        """
    ])
    #expect(
      rows.outcomes == [
        .withheld(customerID: "1"), .withheld(customerID: "2"),
        .rejected(.missing, customerID: "3"), .rejected(.malformed, customerID: "4"),
        .recipient, .duplicate, .withheld(customerID: "7"),
        .rejected(.malformed, customerID: nil), .rejected(.tooLong, customerID: "9"),
        .withheld(customerID: "10"),
      ])
    #expect(rows.figures.read == 10)
    #expect(rows.figures.recipients == 1)
    #expect(rows.figures.duplicates == 1)
    #expect(rows.figures.withheld == 4)
    #expect(
      rows.figures.rejectedByReason.filter { $0.value > 0 }
        == [.missing: 1, .malformed: 2, .tooLong: 1])
    #expect(rows.figures.addUp)
  }

  @Test func readsSourcesAsOneSequence() throws {
    let first = "Id,First,Email,Phone,Consent\n1,A,a@b.co,,yes\n2,B,b@b.co,,yes"
    let second = "Consent,Email,Phone,First,Extra,Id\nyes,A@b.co,,Z,,3\nno,c@b.co,,C,,4\n"
    let third = "Email,First,Phone,Consent,Id\nd@b.co,D,,yes,5\nb@b.co,D,,yes,6\n"
    let rows = try read([first, second, third])
    #expect(
      rows.outcomes == [
        .recipient, .recipient, .duplicate, .withheld(customerID: "4"), .recipient, .duplicate,
      ])
    #expect(rows.indices == [0, 1, 2, 3, 4, 5])
    #expect(rows.values.map { $0[1] } == ["A", "B", "D"])
    #expect(rows.facts.map(\.rows) == [2, 2, 2])
    #expect(rows.facts.map(\.bytes) == [first, second, third].map(\.utf8.count))
    #expect(rows.chunks == [first, second, third].map { Array($0.utf8) })
  }

  @Test func readsSourcesWithoutRows() throws {
    let rows = try read([Self.header, Self.header + "1,A,a@b.co,,yes\n", Self.header])
    #expect(rows.outcomes == [.recipient])
    #expect(rows.facts.map(\.rows) == [0, 1, 0])
  }

  @Test func needsNothingButAnAddress() throws {
    let rows = try read(
      ["Email\na@b.co\n\nA@b.co\n"], matching: DataMatching(emailField: "Email"),
      customerIDField: nil)
    #expect(rows.outcomes == [.recipient, .rejected(.missing, customerID: nil), .duplicate])
    #expect(rows.values == [["a@b.co"]])
  }

  @Test func takesAnEmptyConsentForNone() throws {
    let matching = DataMatching(
      emailField: "Email", consent: ConsentRule(field: "Consent", acceptedValues: ["", " "]))
    let rows = try read(
      ["Email,Consent\na@b.co,\nb@b.co, \n"], matching: matching, customerIDField: nil)
    #expect(rows.outcomes == [.withheld(customerID: nil), .withheld(customerID: nil)])
  }

  @Test(arguments: ["Email", "First", "Phone", "Consent", "Id"])
  func namesTheFieldAndTheSourceThatLacksIt(_ field: String) throws {
    let good = try TemporaryFile(Self.header)
    let bad = try TemporaryFile(Self.header.replacing(field, with: "Other"))
    #expect(throws: SourceError.missingField(path: bad.path, field: field)) {
      _ = try ReadRows([good.path, bad.path], Self.matching, chunkSize: 64)
    }
  }

  @Test func stopsAtAMalformedRow() throws {
    let file = try TemporaryFile(Self.header + "1,A,a@b.co,,yes\n2,B\n3,C,c@b.co,,yes\n")
    #expect(throws: SourceError.raggedRow(path: file.path, line: 3, expected: 5, found: 2)) {
      _ = try ReadRows([file.path], Self.matching, chunkSize: 64)
    }
  }

  @Test func doesNotPrintARecipient() throws {
    let file = try TemporaryFile(Self.header + "1,Anna,anna@b.co,,yes\n")
    var reader = try RecipientReader(
      sources: [SourceInput(source: CSVSource(file.path))], matching: Self.matching,
      reading: .first(addressSetKey: (1, 2)))
    #expect(try reader.next() == .recipient)
    reader.withRecipient { recipient in
      var dumped = ""
      dump(recipient, to: &dumped)
      for text in ["\(recipient)", String(reflecting: recipient), dumped] {
        #expect(!text.contains("nna"))
      }
    }
  }
}
