/// How far a run is, or how it ended; stored by these names.
package enum RunStatus: String, Codable, CaseIterable, Sendable {
  /// Ordered; its sources are not read through yet. → running, interrupted, refused, failed,
  /// cancelled
  case queued
  /// Its sources are read, and it prepares and sends batches. → waitingForImport, interrupted,
  /// completed, failed, cancelled
  case running
  /// Sendinblue took a batch and is importing it; nothing else leaves until that ends. → running,
  /// interrupted, failed, cancelled
  case waitingForImport = "waiting-for-import"
  /// It stopped and waits to be resumed. → what it was: queued, running, waitingForImport; cancelled
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
