package import Domain
package import Ledger

/// Keeps to the schedules: does what is due, waits, and looks again, until it is cancelled.
///
/// It looks at least once an interval, so that a schedule that was set meanwhile, and a clock that
/// was set, are noticed. What it could not do it does at the next look: nothing that was due is
/// lost, however long the disk is full.
package struct Scheduler: Sendable {
  /// What is told of the scheduler while it runs.
  package enum Progress: Sendable {
    /// It waits; something is due next at the instant, if anything ever is.
    case waiting(until: Timestamp?)
    /// Schedules name time zones that this machine does not know; they are not kept.
    case unknownTimeZones([String])
    /// Something could not be done; it will be tried again.
    case failed(any Error)
  }

  private let ledger: Ledger
  private let driver: RefreshDriver
  private let clock: any Clock<Duration>
  private let interval: Duration
  private let onProgress: @Sendable (Progress) -> Void

  /// Makes ready to keep to the schedules of a ledger.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - driver: Performs refreshes.
  ///   - clock: What waits are measured with.
  ///   - interval: The longest wait between two looks.
  ///   - onProgress: Told whenever there is progress; called from any task.
  package init(
    _ ledger: Ledger, driver: RefreshDriver, clock: any Clock<Duration> = ContinuousClock(),
    interval: Duration = .seconds(60), onProgress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.ledger = ledger
    self.driver = driver
    self.clock = clock
    self.interval = interval
    self.onProgress = onProgress
  }

  /// Keeps to the schedules until the task is cancelled.
  ///
  /// - Throws: `LedgerError.dutyTaken` where another process does; nothing else.
  package func run() async throws(LedgerError) {
    let claim = try DutyClaim.take(.daemon, at: ledger.location)
    defer { withExtendedLifetime(claim) {} }
    // What was left open is taken up once, and again after whatever could not be done.
    var isToTakeUp = true
    while !Task.isCancelled {
      var next: Timestamp?
      do {
        if isToTakeUp { _ = try await driver.takeUp(by: ledger.scheduleIdentity()) }
        isToTakeUp = false
        next = try await doWhatIsDue()
      } catch {
        if Task.isCancelled { return }
        isToTakeUp = true
        onProgress(.failed(error))
      }
      if await !didWait(until: next) { return }
    }
  }

  /// Performs a refresh where anything is due.
  ///
  /// - Returns: When something falls due next.
  private func doWhatIsDue() async throws -> Timestamp? {
    while !Task.isCancelled {
      let agenda = Agenda(of: try await ledger.currentState(), at: ledger.surroundings.now)
      if !agenda.unknownTimeZones.isEmpty { onProgress(.unknownTimeZones(agenda.unknownTimeZones)) }
      guard agenda.isDue else { return agenda.next }
      switch try await driver.perform(agenda, by: ledger.scheduleIdentity()) {
      case .completed, .interrupted: continue
      // Somebody changed the schedule between the look and the order: the next look tells.
      case .refused: return agenda.next
      }
    }
    return nil
  }

  /// Waits for what is due next, but no longer than the interval; says whether to go on.
  private func didWait(until next: Timestamp?) async -> Bool {
    onProgress(.waiting(until: next))
    let now = ledger.surroundings.now
    let distance = next.map { Duration.milliseconds($0.milliseconds - now.milliseconds) }
    do {
      try await clock.sleep(for: max(.zero, min(interval, distance ?? interval)))
      return true
    } catch {
      return false
    }
  }
}
