/// Reads the rows of a source, one after the other, in memory that does not depend on how many
/// there are.
package protocol RowReader: AnyObject {
  /// The names of the columns; none is empty, no two are equal.
  var columnNames: [String] { get }
  /// How many rows were read so far.
  var rowCount: Int { get }
  /// How many bytes the observer has seen so far.
  var byteCount: Int { get }
  /// Why the current row cannot be sent whatever its values; `nil` nearly always.
  var rowFlaw: RejectionReason? { get }

  /// Goes on to the next row.
  ///
  /// - Returns: whether there is one.
  /// - Throws: ``SourceError`` when the row is malformed or the source cannot be read; the reader
  ///   is of no use after that.
  func next() throws(SourceError) -> Bool

  /// The bytes of a field of the current row, valid until the reader goes on.
  ///
  /// - Parameter column: the column's number, in `[0, columnNames.count)`.
  /// - Returns: the value in UTF-8, not trimmed; a value that is missing is empty.
  func field(_ column: Int) -> UnsafeBufferPointer<UInt8>
}

extension RowReader {
  /// The text of a field of the current row.
  ///
  /// - Parameter column: the column's number, in `[0, columnNames.count)`.
  /// - Returns: the value, not trimmed.
  package func text(at column: Int) -> String { String(decoding: field(column), as: UTF8.self) }
}
