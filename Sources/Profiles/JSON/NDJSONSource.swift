/// A file of JSON objects, one a line (NDJSON, also called JSON Lines); its digest is the file's.
///
/// The columns are the keys of the first 1,000 rows whose values are no objects or arrays, in the
/// order in which they come up; a key that comes up later is passed over.
package struct NDJSONSource: RowSource {
  /// In how many rows columns are looked for.
  package static let rowsSearchedForColumns = 1_000

  /// The file's name.
  package let name: String
  private let maximumRowBytes: Int

  /// Names a file.
  ///
  /// - Parameters:
  ///   - path: the file's name.
  ///   - maximumRowBytes: the greatest length of a line in bytes, its end not counted, at least 1.
  package init(_ path: String, maximumRowBytes: Int = CSVReader.defaultMaximumRowBytes) {
    precondition(maximumRowBytes > 0, "a row may hold at least one byte")
    name = path
    self.maximumRowBytes = maximumRowBytes
  }

  package func open(
    chunkSize: Int, observer: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(SourceError) -> any RowReader {
    let names = try columnNames(chunkSize)
    let lines = try JSONLines(name, chunkSize, maximumRowBytes, observer)
    return NDJSONRows(lines, columns: JSONColumns(names))
  }

  /// Looks for columns in a reading of its own: keeping a thousand rows until all columns are known
  /// could take a gibibyte.
  private func columnNames(_ chunkSize: Int) throws(SourceError) -> [String] {
    var lines = try JSONLines(name, chunkSize, maximumRowBytes) { _ in }
    var names: [String] = []
    var seen: Set<[UInt8]> = []
    while lines.rowCount < NDJSONSource.rowsSearchedForColumns, try lines.next() {
      for member in lines.members where member.kind != .nested && !member.key.isEmpty {
        let key = Array(lines[member.key])
        if seen.insert(key).inserted { names.append(String(decoding: key, as: UTF8.self)) }
      }
    }
    guard lines.byteCount > 0 else { throw .empty(path: name) }
    guard !names.isEmpty else { throw .noColumns(path: name) }
    return names
  }
}
