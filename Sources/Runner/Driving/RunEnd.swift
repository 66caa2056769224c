package import Domain

/// How performing a run ended.
package enum RunEnd: Hashable, Sendable {
  /// Everything was sent.
  case completed(RunEvent.Completed)
  /// It ended before everything was sent.
  case failed(RunEvent.Failed)
  /// A rule forbade it before anything was sent.
  case refused(Refusal)
  /// Somebody ended it.
  case cancelled
  /// It was asked to stop and can be resumed.
  case interrupted
}
