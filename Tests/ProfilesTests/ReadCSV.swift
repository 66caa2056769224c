import Profiles

/// All that reading a file gave: what came before an error counts too.
struct ReadCSV: Equatable {
  var columnNames: [String]?
  var rows: [[String]] = []
  var lines: [Int] = []
  var error: SourceError?
}

extension ReadCSV {
  /// Reads a file with the reader under test.
  init(path: String, chunkSize: Int, maximumRowBytes: Int = CSVReader.defaultMaximumRowBytes) {
    do throws(SourceError) {
      var reader = try CSVReader(
        path: path, chunkSize: chunkSize, maximumRowBytes: maximumRowBytes)
      columnNames = reader.columnNames
      while try reader.next() {
        rows.append(
          reader.columnNames.indices.map { String(decoding: reader.field($0), as: UTF8.self) })
        lines.append(reader.line)
      }
    } catch {
      self.error = error
    }
  }
}
