import Profiles
import Testing

/// What a second reading knows of a first.
@Suite struct RepetitionsTests {
  private static let matching = DataMatching(
    emailField: "e", attributes: [AttributeMatch(attribute: "SMS", field: "p")])
  private static let rows = """
    e,p
    a@b.co,+4915112345678
    A@b.co,
    c@b.co,+4915112345678
    d@b.co,+4915112345679

    """

  private func read(_ rows: String, _ reading: RecipientReader.Reading) throws -> ReadRows {
    let file = try TemporaryFile(rows)
    return try ReadRows(
      [file.path], Self.matching, customerIDField: nil, chunkSize: 64, reading: reading)
  }

  @Test func followWhatTheFirstReadingFound() throws {
    let first = try read(Self.rows, .first(addressSetKey: (1, 2)))
    #expect(first.outcomes == [.recipient, .duplicate, .recipient, .recipient])
    #expect(first.blanked == [false, true, false])
    let second = try read(Self.rows, .second(first.repetitions))
    #expect(second.outcomes == first.outcomes)
    #expect(second.values == first.values)
    #expect(second.blanked == first.blanked)
  }

  @Test func compareNothingBySecondReadings() throws {
    let read = try read(Self.rows, .second(Repetitions()))
    #expect(read.outcomes == [.recipient, .recipient, .recipient, .recipient])
    #expect(read.blanked == [false, false, false, false])
  }

  /// What grew meanwhile is noticed by its digest: reading on must do no harm.
  @Test func knowNothingOfRowsBehindTheLast() throws {
    let first = try read(Self.rows, .first(addressSetKey: (1, 2)))
    let more = (0..<200).map { "x\($0)@b.co,+4915112345678\n" }.joined()
    let grown = try read(Self.rows + more, .second(first.repetitions))
    #expect(grown.figures.recipients == 203)
    #expect(grown.figures.duplicates == 1)
  }
}
