import Domain
import Ledger
import Synchronization

/// A time of day that somebody sets back by six hours, at one reading or at many.
final class SettableTime: Sendable {
  private struct State {
    var readings = 0
    var offset: Int64 = 0
  }

  /// Six hours, in milliseconds: to long before any run of the tests began.
  static let jump: Int64 = 6 * 3_600_000

  private let state = Mutex(State())
  private let isMoment: @Sendable (Int) -> Bool

  /// Makes a time.
  ///
  /// - Parameter isMoment: Whether it is set back at a reading, counted from 1.
  init(setBackAt isMoment: @escaping @Sendable (Int) -> Bool) { self.isMoment = isMoment }

  /// How often the time was read.
  var readings: Int { state.withLock(\.readings) }

  /// Sets it back now.
  func setBack() { state.withLock { $0.offset -= Self.jump } }

  /// Surroundings that tell this time.
  var surroundings: Surroundings {
    Surroundings(
      clock: { [self] in
        let offset = state.withLock { state in
          state.readings += 1
          if isMoment(state.readings) { state.offset -= Self.jump }
          return state.offset
        }
        return Timestamp(milliseconds: Surroundings.system.now.milliseconds + offset)
      }, random: { Surroundings.system.randomBits })
  }
}
