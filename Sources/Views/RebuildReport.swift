package import Domain
import GRDB

/// What making the read models again came to.
package struct RebuildReport: Codable, Hashable, Sendable {
  /// How many entries they are made from.
  package let entries: Int64
  /// The root of the log's tree over these entries, in base64 as checkpoints have it.
  package let root: String
  /// The digest of what they came to.
  package let digest: SHA256Digest
}

extension RebuildReport {
  /// Keeps it with the read models, in place of what was kept before.
  func save(in database: Database) throws {
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO rebuild (only, entries, root, digest)
        VALUES (1, :entries, :root, :digest)
        """,
      arguments: ["entries": entries, "root": root, "digest": digest.hexadecimal])
  }

  /// What is kept with the read models.
  ///
  /// - Parameter database: The read models.
  /// - Returns: Nothing where they only ever followed the log.
  /// - Throws: `DatabaseError` or `DecodingError`, which mean damage.
  static func last(in database: Database) throws -> RebuildReport? {
    try database.row(RebuildReport.self, "SELECT entries, root, digest FROM rebuild")
  }
}
