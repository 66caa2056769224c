/// The right of one process to do what only one at a time may do for a ledger.
package struct DutyClaim: Sendable {
  /// What only one process at a time may do.
  package enum Duty: String, CaseIterable, Sendable {
    /// Keep to the schedules until it is stopped.
    case daemon
    /// Perform a refresh.
    case refresh
  }

  private let lock: FileLock

  /// Takes the right, or says that another process has it; never waits.
  ///
  /// - Parameters:
  ///   - duty: What for.
  ///   - location: The ledger's places.
  /// - Returns: The right, held until the last copy's life ends.
  /// - Throws: `LedgerError.dutyTaken` or `.file`.
  package static func take(
    _ duty: Duty, at location: LedgerLocation
  ) throws(LedgerError) -> DutyClaim {
    guard let lock = try FileLock.take(duty.rawValue, at: location) else {
      throw .dutyTaken(duty)
    }
    return DutyClaim(lock: lock)
  }

  /// Whether a process, this one included, has the right.
  ///
  /// - Parameters:
  ///   - duty: What for.
  ///   - location: The ledger's places.
  /// - Returns: `true` while somebody has it.
  /// - Throws: `LedgerError.file`.
  package static func isHeld(
    _ duty: Duty, at location: LedgerLocation
  ) throws(LedgerError) -> Bool {
    try FileLock.isHeld(duty.rawValue, at: location)
  }
}
