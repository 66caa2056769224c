import Domain
import Glibc

extension Surroundings {
  /// The machine's wall clock and its source of cryptographic randomness.
  package static let system = Surroundings(
    clock: {
      var time = timespec()
      // POSIX: cannot fail for a clock that every system has.
      clock_gettime(CLOCK_REALTIME, &time)
      return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    },
    random: {
      var generator = SystemRandomNumberGenerator()
      return generator.next()
    })
}
