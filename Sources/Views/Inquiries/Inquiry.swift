import EventLog
import GRDBSQLite
import Schemas

/// A look at the log and the read models with somebody's own SQL, which can only read.
///
/// Four things hold it, each enough by itself against accidents: the files are opened for reading
/// alone, `query_only` refuses every change, the authorizer lets nothing through but SELECTs from
/// the documented views, and a statement has to say of itself that it changes nothing. It is no
/// connection of ``Views``: what it may do, nothing else of ours ever does through it.
package final class Inquiry {
  /// A documented view.
  package struct Table: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Its columns, in order.
    package let columns: [String]

    /// Describes a view.
    package init(name: String, columns: [String]) {
      self.name = name
      self.columns = columns
    }
  }

  /// A value may be as long as the longest record many times over, and not eat all memory.
  private static let longestValue: Int32 = 16_000_000
  /// SQLite asks so seldom whether to stop that it costs nothing, and so often that it stops soon.
  private static let instructionsBetweenLooks: Int32 = 10_000

  /// The documented views, by name.
  package private(set) var tables: [Table] = []
  private let path: String
  private let database: OpaquePointer
  private let permissions = InquiryPermissions()
  private var isOver: () -> Bool = { false }

  /// Opens the files.
  ///
  /// - Parameters:
  ///   - views: The read models' file, which ``Views`` has open and caught up with the log.
  ///   - log: The log's file.
  /// - Throws: `storage` where they cannot be read.
  package init(views: String, log: String) throws(InquiryError) {
    var handle: OpaquePointer?
    // So that no name is taken for a URI, or for `:memory:`.
    let plain = views.hasPrefix("/") ? views : "./" + views
    let code = sqlite3_open_v2(plain, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    guard let handle else {
      throw .storage(path: views, cause: StorageFailure(code: code, reason: "out of memory"))
    }
    (path, database) = (views, handle)
    guard code == SQLITE_OK else { throw failure(code) }
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, 5000)
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.longestValue)
    try prepare(log)
  }

  deinit { sqlite3_close_v2(database) }

  /// Answers a query.
  ///
  /// - Parameters:
  ///   - sql: One SELECT statement.
  ///   - limit: How many rows at most.
  ///   - isOver: Whether it has taken too long; asked now and then.
  /// - Returns: The rows.
  /// - Throws: Why there is no answer.
  package func answer(
    to sql: String, limit: Int, isOver: @escaping () -> Bool
  ) throws(InquiryError) -> InquiryAnswer {
    self.isOver = isOver
    defer { self.isOver = { false } }
    let statement = try statement(sql)
    guard statement.isReadOnly else { throw .forbidden(message: "it is no SELECT") }
    var rows: [[InquiryValue]] = []
    while let row = try statement.next() {
      if isOver() { throw .tookTooLong }
      if rows.count == limit {
        return InquiryAnswer(columns: statement.columns, rows: rows, isComplete: false)
      }
      rows.append(row)
    }
    return InquiryAnswer(columns: statement.columns, rows: rows, isComplete: true)
  }

  /// Makes the views and learns what they read, then lets nothing else through.
  private func prepare(_ log: String) throws(InquiryError) {
    // The files may have been tampered with: their pages are checked before they are believed. The
    // log's own columns call `->>`, so the schema has to be trusted (SQLite, trusted_schema); what
    // it calls goes through the authorizer as well.
    for pragma in ["cell_size_check = 1", "mmap_size = 0"] {
      try perform("PRAGMA \(pragma)")
    }
    let plain = log.hasPrefix("/") ? log : "./" + log
    try perform("ATTACH \(plain.quoted(by: "'")) AS log")
    try perform(AuditSchema.sql)
    let views = try names("SELECT name FROM temp.sqlite_schema WHERE type = 'view' ORDER BY name")
    let others = try names("SELECT LOWER(name) FROM pragma_table_list WHERE type <> 'view'")
    try perform("PRAGMA query_only = 1")
    watch()
    permissions.views = Set(views)
    permissions.otherTables = Set(others).subtracting(views)
    permissions.stage = .learning
    for name in views {
      let statement = try statement("SELECT * FROM temp.\(name.quoted(by: "\""))")
      tables.append(Table(name: name, columns: statement.columns))
    }
    permissions.stage = .enforcing
  }

  private func watch() {
    let permissions = Unmanaged.passUnretained(permissions).toOpaque()
    sqlite3_set_authorizer(
      database,
      { context, action, first, second, schema, view in
        guard let context else { return SQLITE_DENY }
        func text(_ pointer: UnsafePointer<CChar>?) -> String? {
          pointer.map { String(cString: $0) }
        }
        return Unmanaged<InquiryPermissions>.fromOpaque(context).takeUnretainedValue()
          .verdict(action, text(first), text(second), text(schema), text(view))
      }, permissions)
    sqlite3_progress_handler(
      database, Self.instructionsBetweenLooks,
      { context in
        guard let context else { return 1 }
        return Unmanaged<Inquiry>.fromOpaque(context).takeUnretainedValue().isOver() ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func statement(_ sql: String) throws(InquiryError) -> InquiryStatement {
    try InquiryStatement(sql, in: database) { [unowned self] code in failure(code) }
  }

  /// The names that a statement of ours gives.
  private func names(_ sql: String) throws(InquiryError) -> [String] {
    let statement = try statement(sql)
    var names: [String] = []
    while let row = try statement.next() { names += row.prefix(1).map(\.description) }
    return names
  }

  /// Performs statements of ours.
  private func perform(_ sql: String) throws(InquiryError) {
    let code = sqlite3_exec(database, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// What a result code means.
  private func failure(_ code: Int32) -> InquiryError {
    let message = sqlite3_errmsg(database).map { String(cString: $0) } ?? "no reason given"
    return switch code & 0xFF {
    case SQLITE_AUTH, SQLITE_READONLY, SQLITE_PERM: .forbidden(message: message)
    case SQLITE_INTERRUPT: .tookTooLong
    case SQLITE_ERROR, SQLITE_TOOBIG, SQLITE_RANGE, SQLITE_MISMATCH: .invalid(message: message)
    default: .storage(path: path, cause: StorageFailure(code: code, reason: message))
    }
  }
}

extension String {
  /// The text between quotation marks, those in it doubled.
  fileprivate func quoted(by mark: String) -> String {
    mark + replacing(mark, with: mark + mark) + mark
  }
}
