import Audit
package import Domain
package import Views

/// What is shown of a destination.
package struct DestinationSummary: Tabular {
  let id: DestinationID
  let name: DisplayName
  /// Nothing where it has none, or the reader may not know of it.
  let connection: DisplayName?
  /// When its connection was taken from it; nothing while it has one.
  let detachedAt: Timestamp?
  let list: Int64
  let listName: String
  let segments: [String]
  let matching: DataMatching
  let onlyChanges: Bool
  /// Nothing where contacts that left the segments stay on the list.
  let mirror: Mirroring?
  let owner: DisplayName
  let savedAt: Timestamp
  let editedAt: Timestamp?

  /// Sums a destination up for the one who asks.
  ///
  /// - Parameters:
  ///   - row: The destination.
  ///   - reader: Who asks.
  ///   - state: The configuration that is looked at, which names its segments.
  package init(_ row: DestinationRow, for reader: Reader, in state: State) {
    id = row.id
    name = row.name
    detachedAt = row.detachedAt
    connection =
      row.detachedAt == nil && reader.mayKnow(row.connection) ? row.connectionName : nil
    list = row.list
    listName = row.listName
    segments = row.segments.map { state.segments[$0]?.name.text ?? $0.description }
    matching = row.matching
    (onlyChanges, mirror) = (row.onlyChanges, row.mirror)
    owner = row.ownerName
    savedAt = row.savedAt
    editedAt = row.editedAt
  }

  package static var columns: [Column<DestinationSummary>] {
    [
      Column("name", mayBeCut: true) { $0.name.text },
      Column("connection", mayBeCut: true) { row -> Sentence in
        row.connection.map { Sentence(verbatim: $0.text) }
          ?? (row.detachedAt == nil ? "(not shared)" : "(detached)")
      },
      Column("list", .trailing) { String($0.list) },
      Column("list name", mayBeCut: true) { $0.listName },
      Column("segments", mayBeCut: true) { $0.segments.joined(separator: ", ") },
      Column("email", mayBeCut: true) { $0.matching.emailField },
      Column("attributes", mayBeCut: true, isDetail: true) {
        $0.matching.attributes.map { "\($0.attribute)=\($0.field)" }.joined(separator: ", ")
      },
      Column("country", isDetail: true) { $0.matching.defaultCountry ?? "" },
      Column("consent field", mayBeCut: true, isDetail: true) {
        $0.matching.consent.map { "\($0.field)=\($0.values.joined(separator: ","))" } ?? ""
      },
      Column("only changes", isDetail: true) { $0.onlyChanges ? "yes" : "no" }.inWords,
      Column("mirror", isDetail: true) {
        $0.mirror.map { "takes off at most \($0.removeAtMost)%" } ?? "no"
      },
      Column("owner", mayBeCut: true, isDetail: true) { $0.owner.text },
      Column("saved") { ($0.editedAt ?? $0.savedAt).description },
      Column("id") { $0.id.description },
    ]
  }
}
