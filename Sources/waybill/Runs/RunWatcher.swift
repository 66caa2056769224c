package import Results

/// Follows a run that any process performs, by looking at it again and again.
package struct RunWatcher: Sendable {
  private let interval: Duration
  private let clock: any Clock<Duration>

  /// Makes ready to follow a run.
  ///
  /// - Parameters:
  ///   - interval: How long to wait between two looks.
  ///   - clock: What that is measured with.
  package init(interval: Duration, clock: any Clock<Duration>) {
    self.interval = interval
    self.clock = clock
  }

  /// Looks until the run has ended, or until nobody performs it.
  ///
  /// A run that looks unattended once may have been taken up, or have ended, at that moment; one
  /// that does so twice in a row is given up.
  ///
  /// - Parameters:
  ///   - look: Looks at the run.
  ///   - onLook: Told what is seen at each look, and what is new.
  /// - Returns: The last look.
  /// - Throws: What looking throws, or `CancellationError` where the task is cancelled.
  package func follow(
    _ look: () async throws -> RunSight, onLook: (RunSight, [RunChange]) async throws -> Void
  ) async throws -> RunSight {
    var last: RunSight?
    while true {
      let sight = try await look()
      try await onLook(sight, sight.changes(since: last))
      if !sight.status.isUnderWay { return sight }
      if sight.isUnattended, last?.isUnattended == true { return sight }
      last = sight
      try await clock.sleep(for: interval)
    }
  }
}
