import Domain
package import EventLog
import Foundation
import GRDB
import Schemas
import Transparency

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

extension VerificationProblem.Part {
  /// The views, against what the log comes to.
  package static let views = Self(rawValue: "views")
}

/// The read models beside others that are built afresh from the log, row by row.
package struct ViewsComparison: Sendable {
  /// What is wrong with them.
  package private(set) var problems: [VerificationProblem] = []
  /// Why they were not compared to their end; nothing where they were.
  package private(set) var unchecked: String?
  /// How many entries the file says it was made from; none where it says nothing.
  package private(set) var entries: Int64 = 0

  /// Compares.
  ///
  /// They are built up to the entry that the file itself says it stands at, in a private file beside it
  /// that has no name any more once it is open. What the file holds is a finding, and no error.
  /// - Parameters:
  ///   - path: The file.
  ///   - log: The log.
  ///   - progress: Told at times how many entries are projected afresh, of how many.
  package init(
    of path: String, with log: EventLog, progress: (Int64, Int64) -> Void = { _, _ in }
  ) {
    do throws(ViewsError) {
      try ViewsError.naming(path) { try compare(path, with: log, progress) }
    } catch {
      switch error {
      case .aheadOfLog(let view, let head):
        let what = "They stand at entry \(view), and the log ends at \(head): it is an older one."
        tell(.rolledBack, at: head.next...max(view, head.next), what)
      case .otherLog(let position):
        let what = "They were made from another log, which differs at entry \(position)."
        tell(.forked, at: position...position, what)
      case .damaged, .foreignFile:
        tell(.malformed, "\(error)")
      case .unknownType, .undecodable, .log, .noPermission, .locked, .diskFull, .io:
        unchecked = "They cannot be built afresh. \(error)"
      }
    }
  }

  private mutating func compare(
    _ path: String, with log: EventLog, _ progress: (Int64, Int64) -> Void
  ) throws {
    guard access(path, F_OK) == 0 else {
      unchecked = "There are none; the next command makes them from the log."
      return
    }
    try EvidenceFile(at: path).queue.read { database in
      guard try recognize(database) else { return }
      problems += try StoredLayout(of: database).problems(
        besides: try StoredLayout(madeBy: ViewsSchema.sql), in: .views)
      let mark = try Progress.Mark.last(in: database)
      _ = try Projector.lastEntry(of: mark, in: log)
      entries = mark.position.rawValue
      let fresh = try FreshViews(beside: path, from: log)
      if let last = try RebuildReport.last(in: database) {
        try compare(last, with: fresh, log, progress)
      }
      try fresh.advance(to: mark.position, progress: progress)
      try fresh.queue.read { fresh in
        for table in try ViewsTables.names(in: fresh) {
          try compare(table, of: database, with: fresh)
        }
        problems += try EvidenceFile.damages(in: database, of: .views)
      }
    }
  }

  /// Whether the file is one of this version's, which opening would not make again anyway.
  private mutating func recognize(_ database: Database) throws -> Bool {
    let isEmpty = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_schema") == 0
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    let layout = try Int.fetchOne(database, sql: "PRAGMA user_version")
    switch (application, layout) {
    case (0, 0) where isEmpty: unchecked = "They are empty; the next command makes them."
    case (ViewsSchema.applicationID, ViewsSchema.version): return true
    case (ViewsSchema.applicationID, _):
      unchecked = "They are of another layout; the next command makes them from the log."
    default: tell(.malformed, "The file is another application's.")
    }
    return false
  }

  /// Holds what was kept of the last rebuilding against the log and what it comes to there.
  private mutating func compare(
    _ last: RebuildReport, with fresh: FreshViews, _ log: EventLog,
    _ progress: (Int64, Int64) -> Void
  ) throws {
    let size = UInt64(exactly: last.entries)
    guard last.entries <= entries, let end = Position(rawValue: last.entries),
      let note = try log.checkpoint(of: size)
    else {
      let what = "They say that they were built from \(last.entries) entries, which cannot be."
      return tell(.edited, what)
    }
    try fresh.advance(to: end, progress: progress)
    guard try root(of: note, in: log) != last.root || fresh.digest() != last.digest else {
      return
    }
    let what = "What \(last.entries) entries came to is not what they say they were built to."
    tell(.edited, what)
  }

  private func root(of note: SignedNote, in log: EventLog) throws(ViewsError) -> String {
    do {
      return try Checkpoint(text: note.text).root.base64
    } catch {
      throw .log(.untrustworthyTree(path: log.path, flaw: .checkpoint(error)))
    }
  }

  /// Compares a table and tells the first row that differs, by its key.
  private mutating func compare(
    _ table: String, of database: Database, with fresh: Database
  ) throws {
    guard try database.tableExists(table) else { return }
    let key = try fresh.primaryKey(table).columns
    let order = key.map(\.quotedDatabaseIdentifier).joined(separator: ", ")
    let sql = "SELECT * FROM \(table.quotedDatabaseIdentifier) ORDER BY \(order)"
    let (kept, due) = (
      try Row.fetchCursor(database, sql: sql), try Row.fetchCursor(fresh, sql: sql)
    )
    while true {
      switch (try kept.next(), try due.next()) {
      case (nil, nil): return
      case (let found?, nil): return tell(.inserted, table, found, key, "should not be there")
      case (nil, let row?): return tell(.deleted, table, row, key, "is gone")
      case (let found?, let row?):
        let values = (Array(found.databaseValues), Array(row.databaseValues))
        if values.0 == values.1 { continue }
        let keys = (key.map { found[$0] as DatabaseValue? }, key.map { row[$0] as DatabaseValue? })
        if keys.0 == keys.1 {
          return tell(.edited, table, row, key, "is not what the log comes to")
        }
        let isGone =
          try Row.fetchOne(
            database,
            sql: """
              SELECT 1 FROM \(table.quotedDatabaseIdentifier)
              WHERE \(key.map { "\($0.quotedDatabaseIdentifier) IS ?" }.joined(separator: " AND "))
              """, arguments: StatementArguments(keys.1)) == nil
        return isGone
          ? tell(.deleted, table, row, key, "is gone")
          : tell(.inserted, table, found, key, "should not be there")
      }
    }
  }

  private mutating func tell(
    _ kind: VerificationProblem.Kind, _ table: String, _ row: Row, _ key: [String], _ what: String
  ) {
    let name = key.map { column in
      let value = row[column] as DatabaseValue? ?? .null
      return "\(column) \(value.description.prefix(100).filter { !$0.isNewline })"
    }
    tell(kind, "In the table \(table), the row of \(name.joined(separator: " and ")) \(what).")
  }

  private mutating func tell(
    _ kind: VerificationProblem.Kind, at positions: ClosedRange<Position>? = nil, _ what: String
  ) {
    problems.append(VerificationProblem(.views, kind, at: positions, what))
  }
}
