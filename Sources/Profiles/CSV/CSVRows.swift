/// A CSV reader that can stand wherever rows are read.
///
/// The reader itself stays a value that cannot be copied: its scan is what a million rows cost, and
/// keeps to memory that nobody else can see.
package final class CSVRows: RowReader {
  private var reader: CSVReader

  /// Takes a reader over.
  ///
  /// - Parameter reader: the reader, standing before the first row.
  package init(_ reader: consuming CSVReader) { self.reader = reader }

  package var columnNames: [String] { reader.columnNames }
  package var rowCount: Int { reader.rowCount }
  package var byteCount: Int { reader.byteCount }
  package var rowFlaw: RejectionReason? { nil }
  package func next() throws(SourceError) -> Bool { try reader.next() }
  package func field(_ column: Int) -> UnsafeBufferPointer<UInt8> { reader.field(column) }

  /// Reads rows into a block until it is full; see ``RowMatcher/fill(_:from:)``.
  func fill(_ block: inout RowBlock, by matcher: RowMatcher) throws(SourceError) -> Bool {
    try matcher.fill(&block, from: &reader)
  }
}
