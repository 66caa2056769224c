import Profiles
import libpq

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension PostgreSQLSession {
  /// Begins the transaction in which all is read.
  ///
  /// Its snapshot is taken here. What it sets, it sets for itself alone, so that a pool may lend
  /// the connection to others afterwards.
  ///
  /// - Throws: ``DatabaseFailure``.
  func begin() throws(DatabaseFailure) {
    try perform("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    try perform(PostgreSQLSession.settings)
  }

  /// Has the server read a query, without performing it.
  ///
  /// What stands alone as one statement cannot close a parenthesis that it has not opened. And
  /// what the server finds wrong with it now, before it has seen a row, may be shown.
  ///
  /// - Parameter query: the query.
  /// - Throws: ``DatabaseFailure`` when it is malformed or more than one statement.
  func check(_ query: SourceQuery) throws(DatabaseFailure) {
    guard library.PQsendPrepare(connection, "", query.text, 0, nil) == 1 else { throw .lost }
    try finishStatement { result in
      guard let state = self.state(of: result), state.conditionClass == "42" else {
        return nil
      }
      // The protocol has no code of its own for it, but of other errors the place is known.
      let hasPlace = field("P", of: result) != nil
      if state.code == "42601", !hasPlace { return .severalStatements }
      let message = field("M", of: result) ?? state.description
      return .invalidQuery(message: OneLine(message).text)
    }
  }

  /// Performs a statement that gives nothing worth reading.
  private func perform(_ statement: String) throws(DatabaseFailure) {
    try send(statement)
    try finishStatement()
  }

  /// Sends a statement by the extended protocol, which takes one at a time.
  ///
  /// - Parameter statement: the statement.
  /// - Throws: ``DatabaseFailure`` when the connection broke.
  func send(_ statement: String) throws(DatabaseFailure) {
    guard library.PQsendQueryParams(connection, statement, 0, nil, nil, nil, nil, 0) == 1 else {
      throw .lost
    }
  }

  /// Waits for a statement's end.
  ///
  /// - Parameter explain: what an error means, where that is not clear from its code.
  /// - Throws: ``DatabaseFailure`` when it failed.
  func finishStatement(
    explain: (OpaquePointer) -> DatabaseFailure? = { _ in nil }
  ) throws(DatabaseFailure) {
    var failure: DatabaseFailure?
    while let result = try nextResult() {
      defer { library.PQclear(result) }
      let status = library.PQresultStatus(result)
      guard status != PGRES_COMMAND_OK, status != PGRES_TUPLES_OK else { continue }
      failure = failure ?? explain(result) ?? self.failure(of: result)
      // A copy nobody waits for would never end.
      guard status == PGRES_FATAL_ERROR else { break }
    }
    if let failure { throw failure }
  }

  /// Waits for the next result.
  ///
  /// - Returns: nothing at the statement's end, else what the caller has to clear.
  /// - Throws: ``DatabaseFailure`` when nothing comes in time, or the connection broke.
  func nextResult() throws(DatabaseFailure) -> OpaquePointer? {
    try flush()
    while library.PQisBusy(connection) == 1 { try awaitInput() }
    return library.PQgetResult(connection)
  }

  private func flush() throws(DatabaseFailure) {
    let deadline = Deadline(after: limits.silence)
    while true {
      let state = library.PQflush(connection)
      guard state >= 0 else { throw .lost }
      if state == 0 { return }
      // The server may first want to be rid of something itself.
      guard
        PostgreSQLSession.poll(library.PQsocket(connection), for: POLLIN | POLLOUT, until: deadline)
      else { throw .silent(seconds: deadline.seconds) }
      guard library.PQconsumeInput(connection) == 1 else { throw .lost }
    }
  }

  /// What an error means.
  ///
  /// - Parameter result: the server's error, or libpq's own.
  /// - Returns: the failure, without the server's words: they may quote a row.
  func failure(of result: OpaquePointer) -> DatabaseFailure {
    guard let state = self.state(of: result) else { return .lost }
    switch state.code {
    case "25006": return .writes
    case "42501": return .notPermitted
    case "57014": return .cancelled
    case "57P01", "57P02", "57P03", "57P04", "57P05": return .ended(state)
    default: return .failed(state)
    }
  }

  private func state(of result: OpaquePointer) -> SQLState? {
    field("C", of: result).flatMap { SQLState($0) }
  }

  /// A field of an error, by the letter that it has in the protocol.
  private func field(_ letter: Unicode.Scalar, of result: OpaquePointer) -> String? {
    guard let text = library.PQresultErrorField(result, Int32(letter.value)) else { return nil }
    return String(cString: text)
  }

  /// What decides how rows look and in which order they come, and what would cut a long reading
  /// short; each where the server knows it.
  private static let settings = """
    SELECT pg_catalog.set_config(wanted.name, wanted.value, true)
    FROM (VALUES
      ('DateStyle',                           'ISO, MDY'),
      ('IntervalStyle',                       'postgres'),
      ('TimeZone',                            'UTC'),
      ('bytea_output',                        'hex'),
      ('extra_float_digits',                  '1'),
      ('lc_monetary',                         'C'),
      ('lc_numeric',                          'C'),
      ('xmlbinary',                           'base64'),
      ('synchronize_seqscans',                'off'),
      ('max_parallel_workers_per_gather',     '0'),
      ('statement_timeout',                   '0'),
      ('transaction_timeout',                 '0'),
      ('idle_in_transaction_session_timeout', '0'),
      ('client_connection_check_interval',    '2000')
    ) AS wanted (name, value)
    JOIN pg_catalog.pg_settings AS known ON known.name = wanted.name
    WHERE wanted.name <> 'client_connection_check_interval'
      OR pg_catalog.version() LIKE '%linux%'
    """
}
