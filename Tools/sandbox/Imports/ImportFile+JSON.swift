extension ImportFile {
  /// One entry of an import's `jsonBody`.
  struct Entry: Decodable {
    let email: String?
    let attributes: [String: JSONValue]?
  }

  /// The file that says the same as a `jsonBody`.
  ///
  /// An attribute that an entry lacks becomes a blank cell, so under `emptyContactsAttributes` it
  /// is erased as a blank one is.
  init(_ entries: [Entry]) {
    let names = Set(entries.flatMap { ($0.attributes ?? [:]).keys }).subtracting(["EMAIL"]).sorted()
    var rows = [(["EMAIL"] + names).map(Self.quoted).joined(separator: ";")]
    for entry in entries {
      let attributes = entry.attributes ?? [:]
      let cells = [entry.email ?? ""] + names.map { attributes[$0]?.cell ?? "" }
      rows.append(cells.map(Self.quoted).joined(separator: ";"))
    }
    self.init(Array(rows.joined(separator: "\n").utf8))
  }

  /// A cell in quotes, those within doubled.
  private static func quoted(_ cell: String) -> String {
    let inner = cell.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"\(inner.joined(separator: "\"\""))\""
  }
}
