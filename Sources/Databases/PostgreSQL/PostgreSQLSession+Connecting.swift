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
  /// Connects.
  ///
  /// - Parameters:
  ///   - string: where to, and as whom.
  ///   - limits: how long to wait.
  /// - Returns: the session, outside any transaction.
  /// - Throws: ``DatabaseFailure`` when no connection comes about in time, `notVerified` before anything
  ///   is sent.
  static func connected(
    to string: ConnectionString, limits: WaitLimits
  ) throws(DatabaseFailure) -> PostgreSQLSession {
    guard let connection = start(string) else { throw .unreachable(reason: "out of memory") }
    let library = string.library
    let session = PostgreSQLSession(connection, of: library, limits: limits)
    // A notice may quote a row, and libpq would print it.
    _ = library.PQsetNoticeReceiver(connection, { _, _ in }, nil)
    // So that the code stands in what libpq makes of a server's refusal; it gives it nowhere else.
    _ = library.PQsetErrorVerbosity(connection, PQERRORS_VERBOSE)
    // Nothing has gone out yet but the request for a TCP connection.
    try session.requireVerification()
    try session.finishConnecting()
    _ = library.PQsetnonblocking(connection, 1)
    return session
  }

  private static func start(_ string: ConnectionString) -> OpaquePointer? {
    let settings =
      string.settings + [
        // Not what the database holds, but what comes to us.
        ("client_encoding", "UTF8"), ("fallback_application_name", "waybill"),
      ]
    let keywords = settings.map { strdup($0.keyword) }
    let values = settings.map { strdup($0.value) }
    defer { for text in keywords + values { free(text) } }
    return string.library.PQconnectStartParams(
      keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 0)
  }

  private func finishConnecting() throws(DatabaseFailure) {
    let deadline = Deadline(after: limits.connecting)
    // As libpq wants it: the first wait is for writing, and a broken start is not polled.
    var state =
      library.PQstatus(connection) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
    while state != PGRES_POLLING_OK {
      guard state != PGRES_POLLING_FAILED else { throw connectionFailure() }
      let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
      guard PostgreSQLSession.poll(library.PQsocket(connection), for: events, until: deadline)
      else { throw .unreachable(reason: "no answer in \(deadline.seconds) seconds") }
      state = library.PQconnectPoll(connection)
    }
  }

  private func connectionFailure() -> DatabaseFailure {
    let message = library.PQerrorMessage(connection).map { String(cString: $0) } ?? ""
    guard let state = PostgreSQLSession.state(in: message) else {
      if library.PQconnectionNeedsPassword(connection) == 1 { return .passwordMissing }
      return .unreachable(reason: OneLine(message).text)
    }
    switch state.conditionClass {
    case "28": return .signInRefused(state)
    case "3D": return .unknownDatabase
    default: return state.code == "42501" ? .signInRefused(state) : .unavailable(state)
    }
  }

  /// The code in libpq's rendering of a server's refusal: `… FATAL:  28P01: …`.
  private static func state(in message: String) -> SQLState? {
    var state: SQLState?
    var rest = Substring(message)
    while let colon = rest.firstIndex(of: ":") {
      let behind = rest[colon...].dropFirst()
      let word = behind.drop { $0 == " " }
      // Two spaces before, a colon behind: libpq's own punctuation. The last host tried counts.
      if behind.hasPrefix("  "), word.dropFirst(5).first == ":",
        let found = SQLState(word.prefix(5))
      {
        state = found
      }
      rest = behind
    }
    return state
  }
}
