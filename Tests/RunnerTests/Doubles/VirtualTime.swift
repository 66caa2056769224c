import Domain
import Ledger
import Synchronization

/// A clock whose waits take no time and which tells the time of day, until its end: whoever waits
/// beyond that is told to stop.
final class VirtualTime: Clock {
  /// A moment, on the wall.
  struct Instant: InstantProtocol {
    let time: Timestamp

    func advanced(by duration: Duration) -> Instant {
      let (seconds, attoseconds) = duration.components
      return Instant(
        time: Timestamp(
          milliseconds: time.milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000))
    }

    func duration(to other: Instant) -> Duration {
      .milliseconds(other.time.milliseconds - time.milliseconds)
    }

    static func < (left: Instant, right: Instant) -> Bool { left.time < right.time }
  }

  private let state: Mutex<(now: Timestamp, end: Timestamp)>

  /// Starts a clock.
  init(at start: Timestamp, until end: Timestamp) {
    state = Mutex((start, end))
  }

  var now: Instant { Instant(time: state.withLock(\.now)) }
  var minimumResolution: Duration { .milliseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    try state.withLock { state in
      guard deadline.time < state.end else {
        state.now = max(state.now, state.end)
        throw CancellationError()
      }
      state.now = max(state.now, deadline.time)
    }
  }

  /// Sets the clock, forwards or backwards, and says when it ends.
  func set(to time: Timestamp, until end: Timestamp) {
    state.withLock { $0 = (time, end) }
  }

  /// Surroundings that tell this clock's time.
  var surroundings: Surroundings {
    Surroundings(
      clock: { [self] in now.time },
      random: {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
      })
  }
}
