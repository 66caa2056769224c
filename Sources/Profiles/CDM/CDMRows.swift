/// Reads the rows of an entity's partitions as one table.
final class CDMRows: RowReader {
  let columnNames: [String]
  private(set) var rowCount = 0
  var byteCount: Int { earlierBytes + (rows?.byteCount ?? 0) }
  var rowFlaw: RejectionReason? { nil }

  private var partitions: ArraySlice<CDMPartition>
  /// The partition under way; `nil` behind the last.
  private var rows: CSVRows?
  /// How many bytes the model and the partitions read through have.
  private var earlierBytes: Int
  private let chunkSize: Int
  private let observer: (UnsafeRawBufferPointer) -> Void

  /// Opens the first partition.
  ///
  /// - Parameters:
  ///   - partitions: the files, in their order.
  ///   - columnNames: the entity's attributes.
  ///   - modelBytes: how many bytes the model has, which the observer has seen.
  ///   - chunkSize: how many bytes to read at a time, at least 1.
  ///   - observer: sees every chunk of every file, once and in order.
  /// - Throws: ``SourceError`` when the first partition cannot be opened.
  init(
    _ partitions: [CDMPartition], columnNames: [String], modelBytes: Int, chunkSize: Int,
    observer: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) {
    self.columnNames = columnNames
    self.partitions = partitions[...]
    self.chunkSize = chunkSize
    self.observer = observer
    earlierBytes = modelBytes
    try openNext()
  }

  func next() throws(SourceError) -> Bool {
    while let rows {
      if try rows.next() {
        rowCount &+= 1
        return true
      }
      earlierBytes &+= rows.byteCount
      try openNext()
    }
    return false
  }

  func field(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    guard let rows else { preconditionFailure("there is no current row") }
    return rows.field(column)
  }

  private func openNext() throws(SourceError) {
    rows = nil
    guard let partition = partitions.popFirst() else { return }
    rows = CSVRows(
      try CSVReader(
        stream: try SourceFile(path: partition.path), dialect: partition.dialect,
        chunkSize: chunkSize, observer: observer))
  }
}
