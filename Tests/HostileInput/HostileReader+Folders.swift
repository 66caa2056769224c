import Profiles

extension HostileReader {
  /// Sources of profiles that are read from files alone.
  static let folders = [ndjson, model]

  private static let ndjson = HostileReader("ndjson") { bytes throws(BrokenPromise) in
    let file = HostileFile(bytes, named: "rows.ndjson")
    let source = NDJSONSource(file.path)
    let table = ReadTable { () throws(SourceError) in try source.open(chunkSize: 4096) { _ in } }
    let piecemeal = ReadTable { () throws(SourceError) in try source.open(chunkSize: 3) { _ in } }
    try require(table == piecemeal, "a table does not depend on how its bytes come")
    try table.check(against: bytes)
    return table.error == nil
  }

  private static let partition = Array("1,ada@example.com\n2,\"b\"\"ob@example.com\"\n".utf8)

  private static let model = HostileReader("model") { bytes throws(BrokenPromise) in
    let file = HostileFile(bytes, named: "model.json")
    file.add(partition, named: "c.csv")
    file.add(partition, named: "d.csv")
    let source = CDMSource(folder: file.folder, entity: "Customer")
    var seen = 0
    let table = ReadTable { () throws(SourceError) in
      seen = 0
      return try source.open(chunkSize: 64) { seen += $0.count }
    }
    try require(
      seen <= bytes.count + 2 * partition.count, "nothing is read but the folder's own files, once")
    try table.check(against: bytes + partition + partition)
    if let key = try? source.primaryKey(), table.error == nil {
      try require(table.columnNames.contains(key), "the key of a customer is a column")
    }
    return table.error == nil
  }
}
