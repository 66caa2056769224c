import Domain
import EventLog
import GRDB
import Transparency

/// How far the read models have come, and the configuration there.
struct Progress {
  /// How far they have come.
  var mark: Mark
  /// The configuration there.
  var state: State

  /// The last projected entry.
  var position: Position { mark.position }

  /// Reads how far they have come.
  ///
  /// - Parameter database: The read models.
  /// - Throws: `DatabaseError` or `DecodingError`, which mean damage, where something is missing.
  init(of database: Database) throws {
    mark = try Mark.last(in: database)
    let text = try String.fetchOne(database, sql: "SELECT state FROM snapshot") ?? ""
    state = try CanonicalJSON.decode(State.self, from: Array(text.utf8))
  }

  /// Writes down how far they have come.
  ///
  /// - Parameter database: The read models, within the transaction that wrote their rows.
  /// - Throws: GRDB's error where it cannot be written.
  func save(in database: Database) throws {
    try database.carryOut(
      "UPDATE progress SET position = :position, record_sha256 = :sha256",
      ["position": mark.position.rawValue, "sha256": mark.recordSHA256.hexadecimal])
    try database.carryOut(
      "UPDATE snapshot SET state = :state", ["state": try CanonicalJSON.text(state)])
  }

  /// An entry by its place and its content.
  struct Mark: Decodable, Equatable {
    /// The entry's position; 0 before the first.
    let position: Position
    /// The digest of the entry's record; of nothing before the first.
    let recordSHA256: SHA256Digest

    /// Stands before the first entry.
    static let beginning = Mark(position: .beginning, record: "")

    /// Marks an entry.
    ///
    /// - Parameter entry: The entry.
    init(_ entry: Entry) {
      self.init(position: entry.position, record: entry.record)
    }

    private init(position: Position, record: String) {
      var hasher = ContentHasher()
      hasher.update(record.utf8)
      self.position = position
      recordSHA256 = SHA256Digest(bytes: hasher.digest())
    }

    /// Reads which entry was projected last.
    ///
    /// - Parameter database: The read models.
    /// - Returns: The entry.
    /// - Throws: `DatabaseError` or `DecodingError`, which mean damage, where it is missing.
    static func last(in database: Database) throws -> Mark {
      let sql = "SELECT position, record_sha256 AS recordSHA256 FROM progress"
      guard let mark = try database.row(Mark.self, sql) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "no word on how far it has come")
      }
      return mark
    }
  }
}
