/// What stands on one row after the other.
///
/// The part of ``RowReader`` that a million rows are read by, for readers that are values too: a call
/// of them is no call through a table, and no question whether somebody else is using them.
protocol RowCursor: ~Copyable {
  /// Why the current row cannot be sent whatever its values; `nil` nearly always.
  var rowFlaw: RejectionReason? { get }
  /// Whether from where a field begins at least ``EmailAddress/margin`` bytes may be read.
  var hasMargin: Bool { get }
  /// How many bytes of the source were read so far.
  var byteCount: Int { get }
  /// Goes on to the next row; see ``RowReader/next()``.
  mutating func next() throws(SourceError) -> Bool
  /// The bytes of a field of the current row; see ``RowReader/field(_:)``.
  func field(_ column: Int) -> UnsafeBufferPointer<UInt8>
}

extension CSVReader: RowCursor {
  /// A row of CSV has none: what is malformed stops the reader.
  @inline(__always)
  var rowFlaw: RejectionReason? { nil }
  /// The window has a margin behind its end.
  @inline(__always)
  var hasMargin: Bool { true }
}

/// Any reader as a cursor.
struct AnyRowCursor: RowCursor {
  /// The reader.
  let reader: any RowReader

  var rowFlaw: RejectionReason? { reader.rowFlaw }
  /// A field may be anywhere, with nothing behind it.
  var hasMargin: Bool { false }
  var byteCount: Int { reader.byteCount }
  mutating func next() throws(SourceError) -> Bool { try reader.next() }
  func field(_ column: Int) -> UnsafeBufferPointer<UInt8> { reader.field(column) }
}
