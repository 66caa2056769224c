package import Domain
import Foundation
import GRDB
import Schemas
import Vault

/// Pseudonyms of batches, and the rows that were left out, in a file that can be purged.
package final class Manifests: Sendable {
  /// "WAYM" in ASCII, as `ManifestsSchema` sets it.
  static let applicationID = 0x5741_594D
  /// The layout that this code reads and writes.
  package static let layout = 2

  private let path: String
  private let database: DatabaseQueue

  /// A row that was not sent, and why.
  package struct LeftOut: Codable, Hashable, Sendable {
    /// The row's place among all rows of the run, from 1.
    package let row: Int
    /// The customer, where the segment names a field for it.
    package let customerID: String?
    /// Why: a rejection's reason, `withheld` or `suppressed`.
    package let reason: String

    /// Describes a row.
    package init(row: Int, customerID: String?, reason: String) {
      self.row = row
      self.customerID = customerID
      self.reason = reason
    }
  }

  private init(path: String, database: DatabaseQueue) {
    self.path = path
    self.database = database
  }

  static func create(at path: String) throws -> Manifests {
    try PrivateFile.create(at: path, contents: [])
    let manifests = try connect(to: path)
    do {
      try manifests.database.write { try $0.execute(sql: ManifestsSchema.sql) }
    } catch {
      throw ManifestsError.notWritten(path: path, cause: error)
    }
    return manifests
  }

  static func open(at path: String) throws -> Manifests {
    try FilePermissions.requirePrivate(path)
    let manifests = try connect(to: path)
    let found: [Int?]
    do {
      found = try manifests.database.read { database in
        [
          try Int.fetchOne(database, sql: "PRAGMA application_id"),
          try Int.fetchOne(database, sql: "PRAGMA user_version"),
        ]
      }
    } catch {
      throw ManifestsError.unavailable(path: path, cause: error)
    }
    guard found[0] == applicationID, let known = found[1], known >= 1 else {
      throw ManifestsError.foreign(path: path)
    }
    guard known <= layout else { throw ManifestsError.newer(path: path, layout: known) }
    return manifests
  }

  /// Brings a file of an earlier layout to the present one; of its batches it is not known whose
  /// they are, so they put nobody on a list.
  ///
  /// A crash in it leaves the file as it was.
  func upgrade() throws(ManifestsError) {
    if try isUpToDate() { return }
    try write { database in
      // Another process may have done it meanwhile.
      if try Self.isUpToDate(database) { return }
      try database.execute(
        sql: """
          ALTER TABLE manifests RENAME TO manifests_1;
          ALTER TABLE rejections RENAME TO rejections_1;
          \(ManifestsSchema.sql)
          INSERT INTO manifests (run, batch, pseudonyms)
          SELECT run, batch, pseudonyms FROM manifests_1 ORDER BY rowid;
          INSERT INTO rejections SELECT run, row, customer_id, reason FROM rejections_1;
          DROP TABLE manifests_1;
          DROP TABLE rejections_1;
          """)
    }
  }

  /// Whether the file is of the present layout.
  func isUpToDate() throws(ManifestsError) -> Bool { try read(Self.isUpToDate) }

  private static func isUpToDate(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "PRAGMA user_version") == layout
  }

  private static func connect(to path: String) throws -> Manifests {
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      // A manifest has to be durable before the entry that holds its root. GRDB is not asked for the
      // mode: it would write to the file, and have that synced, each time somebody only opens it.
      try queue.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
      }
      return Manifests(path: path, database: queue)
    } catch {
      throw ManifestsError.unavailable(path: path, cause: error)
    }
  }

  /// Keeps a batch's pseudonyms; durable when this returns.
  ///
  /// A batch that is prepared again after a crash replaces what it left, which no entry names.
  ///
  /// - Parameters:
  ///   - manifest: The pseudonyms.
  ///   - run: The run.
  ///   - batch: The batch's number, from 1.
  ///   - target: Whose list the batch fills.
  ///   - isRemoval: Whether it takes people off that list instead.
  /// - Throws: `ManifestsError.notWritten`.
  package func keep(
    _ manifest: Manifest, run: RunID, batch: Int, target: ListTarget, isRemoval: Bool = false
  ) throws(ManifestsError) {
    try write { database in
      try manifest.withPseudonyms { pseudonyms in
        try database.execute(
          sql: """
            INSERT OR REPLACE INTO manifests
                   (run, batch, destination, connection, list, removes, pseudonyms)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            run.description, batch, target.destination.description,
            target.connection.description, target.list, isRemoval, pseudonyms,
          ])
      }
    }
  }

  /// Takes note that Sendinblue refused rows of a batch, or may have; durable when this returns.
  ///
  /// Which rows is not known, so that everybody in the batch is in doubt for the next run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - batch: The batch's number, from 1.
  /// - Throws: `ManifestsError.notWritten`.
  package func noteRefused(run: RunID, batch: Int) throws(ManifestsError) {
    try write { database in
      try database.execute(
        sql: "UPDATE manifests SET refused = 1 WHERE run = ? AND batch = ?",
        arguments: [run.description, batch])
    }
  }

  /// Keeps rows that were left out; durable when this returns.
  ///
  /// Rows that are read again after a crash replace what was kept of them.
  package func keep(leftOut: [LeftOut], run: RunID) throws(ManifestsError) {
    if leftOut.isEmpty { return }
    try write { try Self.insert(leftOut, run: run, into: $0) }
  }

  /// The rows of a run that were left out, in order.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - limit: How many at most.
  /// - Returns: The rows.
  /// - Throws: `ManifestsError.unavailable`.
  package func leftOut(of run: RunID, limit: Int) throws(ManifestsError) -> [LeftOut] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT row, customer_id, reason FROM rejections WHERE run = ? ORDER BY row LIMIT ?
          """,
        arguments: [run.description, limit]
      ).map { LeftOut(row: $0["row"], customerID: $0["customer_id"], reason: $0["reason"]) }
    }
  }

  /// The pseudonyms of a batch, sorted, one after the other.
  package func pseudonyms(run: RunID, batch: Int) throws(ManifestsError) -> [UInt8] {
    let found = try read { database in
      try Data.fetchOne(
        database, sql: "SELECT pseudonyms FROM manifests WHERE run = ? AND batch = ?",
        arguments: [run.description, batch])
    }
    guard let found else { throw .missing(run: run.description, batch: batch) }
    return Array(found)
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(ManifestsError) -> Value {
    do {
      return try database.read(body)
    } catch {
      throw .unavailable(path: path, cause: error)
    }
  }

  func write(_ body: (Database) throws -> Void) throws(ManifestsError) {
    do {
      try database.write(body)
    } catch {
      throw .notWritten(path: path, cause: error)
    }
  }

  func writeWithoutTransaction(_ body: (Database) throws -> Void) throws(ManifestsError) {
    do {
      try database.writeWithoutTransaction(body)
    } catch {
      throw .notWritten(path: path, cause: error)
    }
  }

  private static func insert(_ leftOut: [LeftOut], run: RunID, into database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO rejections (run, row, customer_id, reason) VALUES (?, ?, ?, ?)
        """)
    for row in leftOut {
      try statement.execute(arguments: [run.description, row.row, row.customerID, row.reason])
    }
  }
}
