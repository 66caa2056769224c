import Profiles
import libpq

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A connection to PostgreSQL in one transaction that only reads, and always the same state.
///
/// Nothing here blocks but poll(2), which has a limit, and libpq's look-up of host names, which
/// has the resolver's.
///
/// That it may go from one thread to another: libpq asks only that no two use a connection at a
/// time (PostgreSQL 15, section 34.20). A session has one owner at a time: its source takes it out of
/// a mutex to hand it to one stream, which lets go of it when it gives it back.
final class PostgreSQLSession: @unchecked Sendable {
  let connection: OpaquePointer
  let library: LibPQ
  let limits: WaitLimits

  /// Takes over what libpq has begun.
  init(_ connection: OpaquePointer, of library: LibPQ, limits: WaitLimits) {
    self.connection = connection
    self.library = library
    self.limits = limits
  }

  deinit { library.PQfinish(connection) }

  /// Waits until the server can be read from.
  ///
  /// - Throws: ``DatabaseFailure`` when nothing comes in time.
  func awaitInput() throws(DatabaseFailure) {
    let deadline = Deadline(after: limits.silence)
    guard PostgreSQLSession.poll(library.PQsocket(connection), for: POLLIN, until: deadline) else {
      throw .silent(seconds: deadline.seconds)
    }
    guard library.PQconsumeInput(connection) == 1 else { throw .lost }
  }

  /// Waits for a socket.
  ///
  /// - Parameters:
  ///   - socket: its descriptor.
  ///   - events: what it is to be ready for.
  ///   - deadline: when to give up.
  /// - Returns: whether it is ready, or broken, which reading will show.
  static func poll(_ socket: Int32, for events: Int32, until deadline: Deadline) -> Bool {
    var waiting = pollfd(fd: socket, events: Int16(events), revents: 0)
    while true {
      #if canImport(Glibc)
      let count = Glibc.poll(&waiting, 1, deadline.milliseconds)
      #elseif canImport(Musl)
      let count = Musl.poll(&waiting, 1, deadline.milliseconds)
      #elseif canImport(Darwin)
      let count = Darwin.poll(&waiting, 1, deadline.milliseconds)
      #endif
      if count > 0 { return true }
      if count == 0, deadline.isOver { return false }
      if count < 0, errno != EINTR { return true }
    }
  }
}
