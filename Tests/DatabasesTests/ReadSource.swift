import Profiles

/// All that reading a source to its end gave.
struct ReadSource: Equatable {
  var columnNames: [String]
  var rows: [[String]] = []
  var bytes: [UInt8] = []

  init(_ source: any RowSource, chunkSize: Int = 4096) throws {
    let seen = Seen()
    let reader = try source.open(chunkSize: chunkSize) { seen.bytes += $0 }
    columnNames = reader.columnNames
    while try reader.next() {
      rows.append(reader.columnNames.indices.map { reader.text(at: $0) })
    }
    bytes = seen.bytes
  }

  private final class Seen {
    var bytes: [UInt8] = []
  }
}
