/// Reads the ids of a membership list.
struct MemberList {
  /// How many bytes of the list the observer has seen so far.
  var byteCount: Int { rows.byteCount }

  private let rows: any RowReader
  private let column: Int

  /// Opens a list.
  ///
  /// - Parameters:
  ///   - source: the list.
  ///   - field: the field that holds the id.
  ///   - chunkSize: how many bytes to read at a time, at least 1.
  ///   - observer: sees every chunk of the list, once and in order.
  /// - Throws: ``SourceError`` when it cannot be opened or does not have the field.
  init(
    _ source: any RowSource, _ field: String, _ chunkSize: Int,
    _ observer: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) {
    rows = try source.open(chunkSize: chunkSize, observer: observer)
    guard let column = rows.columnNames.firstIndex(of: field) else {
      throw .missingField(path: source.name, field: field)
    }
    self.column = column
  }

  /// Goes on to the next id that is not empty.
  ///
  /// - Returns: the id, trimmed and valid until the next one is read; `nil` at the end.
  /// - Throws: ``SourceError`` when the list is malformed or cannot be read.
  mutating func next() throws(SourceError) -> UnsafeBufferPointer<UInt8>? {
    while try rows.next() {
      let id = rows.field(column).trimmed
      if !id.isEmpty { return id }
    }
    return nil
  }
}
