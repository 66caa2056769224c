import Domain
import Ledger

/// Looks at who keeps to the schedules and who performs what has begun.
struct ScheduleExamination {
  private let state: State
  private let location: LedgerLocation
  private let now: Timestamp

  /// Prepares an examination.
  init(of state: State, at location: LedgerLocation, now: Timestamp) {
    self.state = state
    self.location = location
    self.now = now
  }

  /// What was found.
  var findings: [Finding] {
    do throws(LedgerError) {
      var busy: Set<ConnectionID> = []
      for run in state.runs.values {
        let connection = run.order.settings.connection
        if try ConnectionClaim.isHeld(of: connection, at: location) { busy.insert(connection) }
      }
      return ScheduleFacts(
        of: state, at: now, isKept: try DutyClaim.isHeld(.daemon, at: location),
        isRefreshing: try DutyClaim.isHeld(.refresh, at: location), busy: busy
      ).findings
    } catch {
      return [Finding(.keeper, "schedule", .fail, error.description)]
    }
  }
}
