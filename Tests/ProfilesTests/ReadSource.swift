import Profiles

/// All that reading a source gave: what came before an error counts too.
struct ReadSource: Equatable {
  var columnNames: [String]?
  var rows: [[String]] = []
  var flaws: [RejectionReason?] = []
  var error: SourceError?
  var seen: [UInt8] = []
  var byteCount = 0

  init(_ source: any RowSource, chunkSize: Int = 4096) {
    var seen: [UInt8] = []
    do throws(SourceError) {
      let reader = try source.open(chunkSize: chunkSize) { seen.append(contentsOf: $0) }
      columnNames = reader.columnNames
      while try reader.next() {
        rows.append(reader.columnNames.indices.map { reader.text(at: $0) })
        flaws.append(reader.rowFlaw)
      }
      byteCount = reader.byteCount
    } catch {
      self.error = error
    }
    self.seen = seen
  }
}
