import Profiles
import libpq

extension PostgreSQLSession {
  /// What comes next of a copy.
  enum Copied {
    /// A row, or part of one.
    case bytes(CopiedBytes)
    /// Nothing yet.
    case nothing
    /// Nothing any more.
    case end
  }

  /// Has the server send a query's rows.
  ///
  /// - Parameter query: the query, checked.
  /// - Throws: ``DatabaseFailure``.
  func startCopy(_ query: SourceQuery) throws(DatabaseFailure) {
    // The closing parenthesis has a line of its own: the query may end in a comment.
    try send(
      "COPY (\n\(query.text)\n) TO STDOUT WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')")
    guard let result = try nextResult() else { throw .lost }
    defer { library.PQclear(result) }
    guard library.PQresultStatus(result) == PGRES_COPY_OUT else { throw failure(of: result) }
  }

  /// Takes what has come of a copy.
  ///
  /// - Parameter waits: whether to wait where nothing has.
  /// - Returns: what it is; ``Copied/nothing`` only for one who does not wait.
  /// - Throws: ``DatabaseFailure`` when the query failed, nothing comes in time, or the connection
  ///   broke.
  func receive(waits: Bool) throws(DatabaseFailure) -> Copied {
    while true {
      var start: UnsafeMutablePointer<CChar>?
      let count = library.PQgetCopyData(connection, &start, 1)
      if let start, count > 0 { return .bytes(CopiedBytes(start, count: Int(count), of: library)) }
      if count == 0 {
        guard waits else { return .nothing }
        try awaitInput()
        continue
      }
      // The copy is over, well or not: the results say which.
      try finishStatement()
      guard library.PQstatus(connection) == CONNECTION_OK else { throw .lost }
      return .end
    }
  }
}
