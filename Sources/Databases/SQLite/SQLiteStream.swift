import Profiles

/// The rows of a statement as CSV bytes, one row at a time.
///
/// Read to the end, it gives its session back; let go before, it ends it.
final class SQLiteStream: ByteStream {
  let name: String
  private let source: SQLiteSource
  private var reading: SQLiteReading?
  private var lines = CSVLines()

  /// Takes over a reading that has not begun.
  ///
  /// - Parameters:
  ///   - reading: the reading.
  ///   - source: whose it is.
  init(_ reading: SQLiteReading, of source: SQLiteSource) {
    name = source.name
    self.source = source
    reading.writeNames(to: &lines)
    self.reading = reading
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    do throws(DatabaseFailure) {
      var filled = 0
      while filled < buffer.count {
        if lines.isEmpty, try !writeRow() { break }
        filled += lines.move(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      }
      return filled
    } catch {
      throw .database(name: name, failure: error)
    }
  }

  /// Writes the next row, if there is one.
  private func writeRow() throws(DatabaseFailure) -> Bool {
    if let isRow = try reading?.writeRow(to: &lines), isRow { return true }
    if let ended = reading.take() { source.keep(ended.session) }
    return false
  }
}
