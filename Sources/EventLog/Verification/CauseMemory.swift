internal import GRDB

/// Which entries the causes and chains that records name are.
///
/// A command's events follow it as a rule, so what was last named or seen is remembered, and anything
/// else looked up: the memory that this takes does not grow with the log.
struct CauseMemory {
  private static let most = 4096

  private let database: Database
  private var known: [String: Int64] = [:]
  /// The id of the last record that began something, as it is written.
  private var lastCommand: [UInt8] = []
  private var lastNamed: [UInt8] = []

  init(_ database: Database) {
    self.database = database
  }

  /// Remembers a record that names no cause.
  mutating func saw(_ id: UnsafeBufferPointer<UInt8>) {
    lastCommand.removeAll(keepingCapacity: true)
    lastCommand.append(contentsOf: id)
  }

  /// Whether an entry before a position has an id.
  mutating func isBefore(
    _ position: Int64, _ id: UnsafeBufferPointer<UInt8>
  ) throws -> Bool {
    if id.holdsSame(as: lastCommand) || id.holdsSame(as: lastNamed) { return true }
    let text = String(decoding: id, as: UTF8.self)
    let found = try known[text] ?? place(of: text)
    guard let found, found < position else { return false }
    if known.count == Self.most { known.removeAll(keepingCapacity: true) }
    known[text] = found
    lastNamed = Array(id)
    return true
  }

  private func place(of id: String) throws -> Int64? {
    let statement = try database.cachedStatement(sql: "SELECT position FROM entries WHERE id = ?")
    return try Int64.fetchOne(statement, arguments: [id])
  }
}
