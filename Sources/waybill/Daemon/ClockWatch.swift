package import Domain

/// Notices when somebody sets the clock on the wall.
package struct ClockWatch: Sendable {
  private var last: (wall: Timestamp, steady: ContinuousClock.Instant)?

  /// Clocks that are kept right are moved by less at a time.
  private static let tolerance: Int64 = 5_000

  /// Begins to watch.
  package init() {}

  /// Looks at both clocks.
  ///
  /// - Parameters:
  ///   - wall: What the clock on the wall shows.
  ///   - steady: What a clock shows that nobody sets.
  /// - Returns: By how many milliseconds the one was set since the last look, forward if positive;
  ///   nothing where it was not.
  package mutating func jump(
    wall: Timestamp, steady: ContinuousClock.Instant
  ) -> Int64? {
    defer { last = (wall, steady) }
    guard let last else { return nil }
    let passed = (steady - last.steady) / .milliseconds(1)
    let jump = wall.milliseconds - last.wall.milliseconds - Int64(passed)
    return abs(jump) > Self.tolerance ? jump : nil
  }
}
