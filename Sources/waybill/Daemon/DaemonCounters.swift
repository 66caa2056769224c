import Synchronization

/// What a daemon counts from its start; everything else follows from the ledger.
///
/// A lock, because it is counted on any task.
package final class DaemonCounters: Sendable {
  /// What was counted.
  package struct Counts: Sendable {
    /// What could not be done and will be tried again.
    package var errors = 0
    /// Refreshes in which every run was completed.
    package var refreshesCompleted = 0
    /// Refreshes in which one was not.
    package var refreshesIncomplete = 0
    /// Notifications that could not be delivered.
    package var notificationsFailed = 0
  }

  private let counts = Mutex(Counts())

  /// Begins to count.
  package init() {}

  /// What was counted so far.
  package var now: Counts { counts.withLock(\.self) }

  /// Counts one more.
  ///
  /// - Parameter counting: Adds it.
  package func count(_ counting: (inout Counts) -> Void) {
    counts.withLock { counting(&$0) }
  }
}
