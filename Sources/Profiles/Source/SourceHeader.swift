/// The names of a source's columns.
package struct SourceHeader: Equatable, Sendable {
  /// The names, in the order of the columns; none is empty, no two are equal.
  package let columnNames: [String]

  /// Reads the names of a source's columns and little more than that.
  ///
  /// - Parameter source: the source.
  /// - Returns: the header.
  /// - Throws: ``SourceError`` when the source cannot be opened or its columns are malformed.
  package static func read(_ source: any RowSource) throws(SourceError) -> SourceHeader {
    let reader = try source.open(chunkSize: 8192) { _ in }
    return SourceHeader(columnNames: reader.columnNames)
  }
}
