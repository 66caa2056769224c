import Sendinblue
import Testing

@Suite struct PollPolicyTests {
  private let policy = PollPolicy()
  private static let hour = Duration.seconds(3600)

  @Test(arguments: [
    (0, Duration.milliseconds(5)), (1, .milliseconds(15)), (2, .milliseconds(45)),
    (8, .milliseconds(32_805)), (9, .seconds(40)), (10, .seconds(40)), (1000, .seconds(40)),
  ])
  func asksQuicklyThenLessOften(earlierPolls: Int, delay: Duration) {
    #expect(ask(earlierPolls, history: [], now: .zero) == delay)
  }

  @Test(arguments: [
    (49, Duration.milliseconds(5)), (50, .seconds(72)), (51, .seconds(3600) / 49),
    (99, .seconds(3600)), (100, .seconds(3600)), (150, .seconds(3600)),
  ])
  func spreadsTheSecondHalf(spent: Int, delay: Duration) {
    #expect(ask(0, history: Array(repeating: .zero, count: spent), now: .zero) == delay)
  }

  @Test(arguments: [
    (Duration.seconds(3599), Duration.seconds(1)), (.seconds(3600), .milliseconds(5)),
    (.seconds(9000), .milliseconds(5)),
  ])
  func forgetsWhatIsAnHourOld(now: Duration, delay: Duration) {
    #expect(ask(0, history: Array(repeating: .zero, count: 100), now: now) == delay)
  }

  @Test(arguments: [
    (100, 80, 600, 5, Duration.milliseconds(5)), (100, 50, 600, 0, .seconds(12)),
    (100, 10, 600, 100, .seconds(50)), (100, 1, 600, 0, .seconds(600)),
    (100, 0, 600, 0, .seconds(600)), (100, 0, 600, 590, .seconds(10)),
    (100, 0, 600, 700, .milliseconds(5)), (100, 0, 86_400, 0, .seconds(3600)),
    (0, 0, 0, 0, .milliseconds(5)),
  ])
  func honoursWhatTheServerSaysIsLeft(
    limit: Int, remaining: Int, reset: Int, since: Int, delay: Duration
  ) {
    let rateLimit = RateLimit(limit: limit, remaining: remaining, resetAfter: .seconds(reset))
    #expect(ask(0, history: [.zero], now: .seconds(since), rateLimit: rateLimit) == delay)
  }

  @Test(arguments: [1, 2, 7, 100], [1, 5, 11, 1000])
  func noHourSeesMoreThanItsShare(requestsPerHour: Int, pollsPerImport: Int) {
    let policy = PollPolicy(requestsPerHour: requestsPerHour)
    var history: [Tick] = []
    var now = Tick(sinceStart: .zero)
    for poll in 0..<300 {
      let delay = policy.delay(
        earlierPolls: poll % pollsPerImport, history: history, now: now, rateLimit: nil)
      now = now.advanced(by: delay)
      history.append(now)
      // The hour that ends with this request, counted the slow way.
      let count = history.count { $0.duration(to: now) < Self.hour }
      if count > requestsPerHour { Issue.record("\(count) requests in the hour of poll \(poll)") }
    }
  }

  @Test func aLongRunNeverStandsStillForLong() {
    var history: [Tick] = []
    var now = Tick(sinceStart: .zero)
    var longest = Duration.zero
    for poll in 0..<1000 {
      let delay = policy.delay(
        earlierPolls: poll % 11, history: history, now: now, rateLimit: nil)
      longest = max(longest, delay)
      now = now.advanced(by: delay)
      history.append(now)
    }
    #expect(longest <= .seconds(120))
  }

  private func ask(
    _ earlierPolls: Int, history: [Duration], now: Duration, rateLimit: RateLimit? = nil
  ) -> Duration {
    policy.delay(
      earlierPolls: earlierPolls, history: history.map(Tick.init), now: Tick(sinceStart: now),
      rateLimit: rateLimit)
  }
}
