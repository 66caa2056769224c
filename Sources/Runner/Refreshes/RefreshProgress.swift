package import Domain

/// What is told of refreshes while they are performed, for people who watch and for measurements.
///
/// What counts is on record; this says the same as it happens.
package enum RefreshProgress: Sendable {
  /// A refresh began, or one that was left open is taken up.
  case began(RefreshID, Occasion?, destinations: Int, isTakenUp: Bool)
  /// A run of it, or one that was interrupted, ended.
  case ended(DestinationID, RunLauncher.Outcome)
  /// A destination waits for another process that exports over its connection.
  case waiting(DestinationID)
  /// An interrupted run cannot be taken up until somebody settles what a rule asks for.
  case stuck(RunID, Refusal)
  /// The refresh ended.
  case completed(RefreshID, RefreshFigures)
  /// Somebody was told of a destination's condition, or could not be.
  case notified(Notifier.Delivery)
}
