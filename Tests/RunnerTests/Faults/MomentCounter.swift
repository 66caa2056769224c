import Synchronization

/// Counts what happens, and knows the one time that is meant.
final class MomentCounter: Sendable {
  private let number: Int
  private let count = Mutex(0)

  /// Means the n-th time, counted from 1.
  init(_ number: Int) { self.number = number }

  /// Counts one time.
  ///
  /// - Returns: Whether it is the one that is meant.
  func isMoment() -> Bool {
    count.withLock { count in
      count += 1
      return count == number
    }
  }
}
