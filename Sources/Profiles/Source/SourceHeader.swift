/// The names of a source's columns.
package struct SourceHeader: Equatable, Sendable {
  /// The names, in the order of the columns; none is empty, no two are equal.
  package let columnNames: [String]

  /// Reads the header of a source and no more than that.
  ///
  /// - Parameter path: the file's name.
  /// - Returns: the header.
  /// - Throws: ``SourceError`` when the file cannot be opened or its header is malformed.
  package static func read(_ path: String) throws(SourceError) -> SourceHeader {
    let reader = try CSVReader(path: path, chunkSize: 8192)
    return SourceHeader(columnNames: reader.columnNames)
  }
}
