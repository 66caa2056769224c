import Profiles
import Testing

/// What every source owes its readers, whatever it is.
@Suite struct RowSourceTests {
  /// Three rows, the second of which may not be sent.
  private struct Flawed: RowSource {
    let name = "flawed"

    func open(
      chunkSize: Int, observer: @escaping (UnsafeRawBufferPointer) -> Void
    ) throws(SourceError) -> any RowReader {
      let text = "Id,Email,Consent\n1,a@b.co,yes\n2,b@b.co,no\n3,B@b.co,yes\n"
      let stream = PiecemealStream(Array(text.utf8), name: name, seed: 1)
      return FlawedRows(
        CSVRows(try CSVReader(stream: stream, chunkSize: chunkSize, observer: observer)))
    }
  }

  private final class FlawedRows: RowReader {
    private let rows: CSVRows

    init(_ rows: CSVRows) { self.rows = rows }

    var columnNames: [String] { rows.columnNames }
    var rowCount: Int { rows.rowCount }
    var byteCount: Int { rows.byteCount }
    var rowFlaw: RejectionReason? { rows.rowCount == 2 ? .tooLarge : nil }
    func next() throws(SourceError) -> Bool { try rows.next() }
    func field(_ column: Int) -> UnsafeBufferPointer<UInt8> { rows.field(column) }
  }

  @Test func rejectsAFlawedRowBeforeItsConsentAndAddressAreLookedAt() throws {
    let matching = DataMatching(
      emailField: "Email", consent: ConsentRule(field: "Consent", acceptedValues: ["yes"]))
    let rows = try ReadRows(from: [Flawed()], matching, chunkSize: 8)
    // The third row repeats the second's address, which nobody has been sent under.
    #expect(rows.outcomes == [.recipient, .rejected(.tooLarge, customerID: "2"), .recipient])
    #expect(rows.figures.addUp)
    #expect(rows.facts.map(\.name) == ["flawed"])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func showsTheSameChunksHoweverAStreamPartsItsBytes(_ seed: UInt64) throws {
    let text = "a,b\n" + (0..<40).map { "\($0),é\($0)\n" }.joined()
    for chunkSize in [1, 2, 3, 7, 64, 4096] {
      var chunks: [[UInt8]] = []
      var reader = try CSVReader(
        stream: PiecemealStream(Array(text.utf8), name: "pieces", seed: seed),
        chunkSize: chunkSize
      ) { chunks.append(Array($0)) }
      while try reader.next() {}
      #expect(reader.rowCount == 40)
      #expect(chunks.dropLast().allSatisfy { $0.count == chunkSize })
      #expect(chunks.joined().elementsEqual(text.utf8))
    }
  }
}
