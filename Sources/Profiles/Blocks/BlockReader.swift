/// Reads profile sources as one sequence of rows, block by block, and looks at each row by itself.
package struct BlockReader: ~Copyable {
  private let sources: [SourceInput]
  private let matching: DataMatching
  private let gathersValues: Bool
  private let keepsCustomers: Bool
  private let chunkSize: Int
  private let observer: (Int, UnsafeRawBufferPointer) -> Void
  private var reader: any RowReader
  private var matcher: RowMatcher
  /// How many sources were read through, from the first.
  package private(set) var ended = 0

  /// Makes ready to read sources, and checks the columns of all of them first.
  ///
  /// - Parameters:
  ///   - sources: the sources, in the order in which they are read; at least one.
  ///   - matching: which fields are sent, and as what.
  ///   - gathersValues: whether the values are needed that would be sent.
  ///   - keepsCustomers: whether a row with a usable address may have to be told of by its customer
  ///     id, as those of people who are not to leave.
  ///   - chunkSize: how many bytes to read at a time, at least 1.
  ///   - observer: sees every chunk of every source once and in order, with the source's number
  ///     from 0. It has seen all of a source once a block tells its facts.
  /// - Throws: ``SourceError`` when a source cannot be opened or its columns are malformed or
  ///   lack a field of the matching.
  package init(
    sources: [SourceInput], matching: DataMatching, gathersValues: Bool, keepsCustomers: Bool,
    chunkSize: Int = CSVReader.defaultChunkSize,
    observer: @escaping (Int, UnsafeRawBufferPointer) -> Void = { _, _ in }
  ) throws(SourceError) {
    precondition(!sources.isEmpty, "a run reads at least one source")
    for source in sources {
      let header = try SourceHeader.read(source.source)
      _ = try ColumnMatching(matching, columnNames: header.columnNames, of: source)
    }
    // All that may throw comes first: a value that cannot be copied cannot be half made.
    let first = try sources[0].source.open(chunkSize: chunkSize) { observer(0, $0) }
    matcher = RowMatcher(
      columns: try ColumnMatching(matching, columnNames: first.columnNames, of: sources[0]),
      gathersValues: gathersValues, keepsCustomers: keepsCustomers)
    reader = first
    self.sources = sources
    self.matching = matching
    self.gathersValues = gathersValues
    self.keepsCustomers = keepsCustomers
    self.chunkSize = chunkSize
    self.observer = observer
  }

  /// Reads the next rows.
  ///
  /// What keeps a row from being read is told with the block, behind the rows before it; the reader is
  /// of no use after that.
  ///
  /// - Parameter block: gives its rows up for the next ones; none are left in the last block.
  package mutating func fill(_ block: inout RowBlock) {
    block.removeAll()
    guard ended < sources.count else {
      block.isLast = true
      return
    }
    do throws(SourceError) {
      if try !read(into: &block) { try openNextSource(&block) }
    } catch {
      block.failure = error
    }
  }

  private func read(into block: inout RowBlock) throws(SourceError) -> Bool {
    if let rows = reader as? CSVRows { return try rows.fill(&block, by: matcher) }
    var cursor = AnyRowCursor(reader: reader)
    return try matcher.fill(&block, from: &cursor)
  }

  private mutating func openNextSource(_ block: inout RowBlock) throws(SourceError) {
    block.ended = SourceFacts(
      name: sources[ended].source.name, bytes: reader.byteCount, rows: reader.rowCount)
    ended += 1
    block.isLast = ended == sources.count
    guard !block.isLast else { return }
    let (number, observer) = (ended, observer)
    let source = sources[number]
    reader = try source.source.open(chunkSize: chunkSize) { observer(number, $0) }
    matcher = RowMatcher(
      columns: try ColumnMatching(matching, columnNames: reader.columnNames, of: source),
      gathersValues: gathersValues, keepsCustomers: keepsCustomers)
  }
}
