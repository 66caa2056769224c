/// A CSV file; its digest is that of the file.
package struct CSVSource: RowSource {
  /// The file's name.
  package let name: String

  /// Names a file.
  ///
  /// - Parameter path: the file's name.
  package init(_ path: String) { name = path }

  package func open(
    chunkSize: Int, observer: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) -> any RowReader {
    CSVRows(try CSVReader(path: name, chunkSize: chunkSize, observer: observer))
  }
}
