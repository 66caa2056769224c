package import Domain
package import EventLog

/// Somewhere in a ledger's history.
package enum HistoryPoint: Hashable, Sendable {
  /// Right behind an entry.
  case entry(Position)
  /// At an instant: behind the last entry that is dated at it or before it, and all before that.
  ///
  /// The log's order counts, not the clock's: where a clock was put back, what was appended while it
  /// was wrong still came after what stands before it.
  case time(Timestamp)
}
