/// The end of a wait.
struct Deadline {
  private let end: ContinuousClock.Instant
  private let limit: Duration

  /// Begins a wait now.
  ///
  /// - Parameter limit: How long it may last.
  init(after limit: Duration) {
    self.limit = limit
    end = .now + limit
  }

  /// Whether the wait is over.
  var isOver: Bool { ContinuousClock.now >= end }

  /// What is left of it in milliseconds, rounded up so that it is 0 only when the wait is over.
  var milliseconds: Int32 {
    let left = ContinuousClock.now.duration(to: end)
    guard left > .zero else { return 0 }
    let (seconds, attoseconds) = left.components
    let fraction = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: seconds.multipliedReportingOverflow(by: 1000).partialValue + fraction)
  }

  /// The whole limit in seconds, at least 1.
  var seconds: Int { max(1, Int(limit.components.seconds)) }
}
