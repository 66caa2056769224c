/// How far a run is, or how it ended; stored by these names.
package enum RunStatus: String, Codable, CaseIterable, Sendable {
  /// Ordered; its sources are not read yet. → running, interrupted, refused, failed, cancelled
  case requested
  /// Its batches are leaving. → interrupted, completed, failed, cancelled
  case running
  /// It stopped and waits to be resumed. → requested, running, cancelled
  case interrupted
  /// Everything was sent. Ended.
  case completed
  /// Everything was sent, and a person should look at something. Ended.
  case completedWithWarnings = "completed-with-warnings"
  /// It ended before everything was sent. Ended.
  case failed
  /// A rule forbade it before anything was sent. Ended.
  case refused
  /// A person ended it. Ended.
  case cancelled
}
