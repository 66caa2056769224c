/// Why a database cannot be read.
///
/// No case holds anything from a row: a database's own words stay out wherever they could quote one.
package enum DatabaseFailure: Error, Hashable, Sendable {
  // Before there is a connection.

  /// libpq, the client library, is not on this machine, or is none; `reason` is the system's.
  case clientMissing(reason: String)
  /// The connection string is empty, or none that libpq understands.
  case connectionMalformed
  /// The connection string holds a secret; `option` is what it is given as.
  case connectionHoldsSecret(option: String)
  /// The server is on another machine, and whether it is the right one would not be checked.
  case notVerified
  /// No connection came about; `reason` is libpq's.
  case unreachable(reason: String)
  /// The server asks for a password, and none was found.
  case passwordMissing
  /// The server does not let this user in.
  case signInRefused(SQLState)
  /// The server has no database of this name.
  case unknownDatabase
  /// The server takes no connections now.
  case unavailable(SQLState)

  // What was asked.

  /// There is no query, or it has no columns.
  case emptyQuery
  /// The query is more than one statement.
  case severalStatements
  /// The query is wrong; `message` is the database's, which has seen no row yet.
  case invalidQuery(message: String)
  /// The query would change something.
  case writes
  /// The query calls or reads what this user may not.
  case notPermitted
  /// The database has no such table; `tables` are those it has.
  case unknownTable(name: String, tables: [String])
  /// A value is neither text nor number; `row` counts from 1.
  case notText(row: Int, column: String)

  // While rows are read.

  /// The server reports another error.
  case failed(SQLState)
  /// Somebody cancelled the query at the server.
  case cancelled
  /// The server shuts down, or cut this connection.
  case ended(SQLState)
  /// The connection broke.
  case lost
  /// Nothing came for so many seconds.
  case silent(seconds: Int)

  // Of files.

  /// The file is no SQLite database, or an encrypted one.
  case notDatabase
  /// Somebody else kept the file locked for so many seconds.
  case locked(seconds: Int)
  /// The file is damaged.
  case damaged
  /// The file needs a recovery, or files beside it that this user may not make.
  case needsWriting
  /// SQLite reports another error; `code` is its extended result code.
  case fileFailed(code: Int32)
}
