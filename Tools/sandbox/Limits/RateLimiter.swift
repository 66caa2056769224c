import Foundation

/// Counts requests against limits, in fixed windows that open with their first request.
///
/// Where windows lie at the real API is unknown. Refused requests are not counted.
struct RateLimiter {
  /// What the three headers say.
  struct Standing: Equatable {
    let limit: Int
    let remaining: Int
    /// Whole seconds until the window ends, at least 1.
    let reset: Int
    let isAllowed: Bool
  }

  private struct Window {
    let limit: RateLimit
    var opened = Date.distantPast
    var used = 0

    var remaining: Int { limit.requests - used }
    var end: Date { opened.addingTimeInterval(TimeInterval(limit.seconds)) }
  }

  private var windows: [Window]

  init(_ limits: [RateLimit]) {
    windows = limits.map { Window(limit: $0) }
  }

  /// Counts a request.
  ///
  /// - Parameter now: When it came.
  /// - Returns: How the tightest window stands after it: of those with the fewest left the one that
  ///   ends last. Nil where nothing is limited.
  mutating func admit(at now: Date) -> Standing? {
    for index in windows.indices where windows[index].end <= now {
      windows[index].opened = now
      windows[index].used = 0
    }
    let isAllowed = windows.allSatisfy { $0.remaining > 0 }
    if isAllowed {
      for index in windows.indices { windows[index].used += 1 }
    }
    let tightest = windows.min { ($0.remaining, $1.end) < ($1.remaining, $0.end) }
    return tightest.map { window in
      Standing(
        limit: window.limit.requests, remaining: window.remaining,
        reset: max(1, Int(window.end.timeIntervalSince(now).rounded(.up))), isAllowed: isAllowed)
    }
  }
}
