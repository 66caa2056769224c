import Domain
import Ledger
import Synchronization

extension Surroundings {
  /// A clock that moves on by a second whenever it is read, and counts for random numbers: the
  /// same calls give the same records.
  ///
  /// - Parameter begin: The first instant.
  /// - Returns: The surroundings.
  static func scripted(
    from begin: Timestamp = Timestamp(milliseconds: 1_796_000_000_000)
  ) -> Surroundings {
    let ticks = Counter()
    let words = Counter()
    return Surroundings(
      clock: { Timestamp(milliseconds: begin.milliseconds + Int64(ticks.next()) * 1000) },
      random: { UInt64(words.next()) })
  }
}

/// Counts from 0, from any task.
private final class Counter: Sendable {
  private let value = Mutex(0)

  func next() -> Int {
    value.withLock { value in
      defer { value += 1 }
      return value
    }
  }
}
