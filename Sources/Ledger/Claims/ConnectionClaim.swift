package import Domain

/// The right of one process to run exports over a connection: Sendinblue takes one import at a
/// time.
package struct ConnectionClaim: Sendable {
  /// The connection that may be exported over.
  package let connection: ConnectionID
  private let lock: FileLock

  /// Takes the right, or says that another process has it; never waits.
  ///
  /// - Parameters:
  ///   - connection: The connection.
  ///   - location: The ledger's places.
  /// - Returns: The right, held until the last copy's life ends.
  /// - Throws: `LedgerError.connectionBusy` or `.file`.
  package static func take(
    of connection: Connection, at location: LedgerLocation
  ) throws(LedgerError) -> ConnectionClaim {
    guard let lock = try FileLock.take(connection.id.description, at: location) else {
      throw .connectionBusy(name: connection.name)
    }
    return ConnectionClaim(connection: connection.id, lock: lock)
  }

  /// Whether a process, this one included, is running an export over a connection.
  ///
  /// - Parameters:
  ///   - connection: The connection.
  ///   - location: The ledger's places.
  /// - Returns: `true` while somebody has it.
  /// - Throws: `LedgerError.file`.
  package static func isHeld(
    of connection: ConnectionID, at location: LedgerLocation
  ) throws(LedgerError) -> Bool {
    try FileLock.isHeld(connection.description, at: location)
  }
}
