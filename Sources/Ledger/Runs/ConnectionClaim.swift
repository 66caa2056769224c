package import Domain
import Glibc

/// The right of one process to run exports over a connection: Sendinblue takes one import at a
/// time.
///
/// A lock on a file of the ledger, which the system gives back when the process ends, however it
/// ends.
package final class ConnectionClaim: Sendable {
  /// The connection that may be exported over.
  package let connection: ConnectionID
  private let descriptor: Int32

  private init(connection: ConnectionID, descriptor: Int32) {
    self.connection = connection
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Takes the right, or says that another process has it; never waits.
  ///
  /// - Parameters:
  ///   - connection: The connection.
  ///   - location: The ledger's places.
  /// - Returns: The right, held until the value's life ends.
  /// - Throws: `LedgerError.connectionBusy` or `.file`.
  package static func take(
    of connection: Connection, at location: LedgerLocation
  ) throws(LedgerError) -> ConnectionClaim {
    let path = "\(location.locks)/\(connection.id).lock"
    if mkdir(location.locks, 0o700) != 0, errno != EEXIST {
      throw .file(path: location.locks, reason: String(cString: strerror(errno)))
    }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw .file(path: path, reason: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      close(descriptor)
      if reason == EWOULDBLOCK { throw .connectionBusy(name: connection.name) }
      throw .file(path: path, reason: String(cString: strerror(reason)))
    }
    return ConnectionClaim(connection: connection.id, descriptor: descriptor)
  }
}
