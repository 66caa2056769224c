import Domain
import Ledger
import Synchronization

/// A clock on which waiting takes no time: it jumps to when the wait ends, and notes the wait.
final class InstantClock: Clock {
  /// A moment, counted from the clock's beginning.
  struct Instant: InstantProtocol {
    let offset: Duration

    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private struct Record {
    var now = Duration.zero
    var sleeps: [Duration] = []
  }

  private let record = Mutex(Record())

  var now: Instant { Instant(offset: record.withLock(\.now)) }
  var minimumResolution: Duration { .zero }
  /// Every wait so far, in order.
  var sleeps: [Duration] { record.withLock(\.sleeps) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    record.withLock { record in
      record.sleeps.append(deadline.offset - record.now)
      record.now = max(record.now, deadline.offset)
    }
  }

  /// Surroundings that tell this clock's time, and of which every random word is the middle one:
  /// jitter is half of what it can be.
  var surroundings: Surroundings {
    Surroundings(
      clock: { [self] in
        let (seconds, attoseconds) = now.offset.components
        return Timestamp(
          milliseconds: 1_796_000_000_000 + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
      },
      random: { 1 << 63 })
  }
}
