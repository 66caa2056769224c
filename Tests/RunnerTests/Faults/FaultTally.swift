import Synchronization
import Testing

/// Counts what the fault table tried, and says so when all of it was.
final class FaultTally: SuiteTrait, TestScoping {
  private struct Counts {
    var tried = 0
    var verified = 0
    var lost = 0
    var strangers = 0
  }

  /// The tally of the table that is being tried; nothing outside of it.
  @TaskLocal static var current: FaultTally?

  private let counts = Mutex(Counts())

  /// Counts faults that are tried.
  static func note(faults: Int) { current?.counts.withLock { $0.tried += faults } }

  /// Counts a ledger that was verified, and whom Sendinblue then had too few and too many.
  static func noteVerified(lost: Int, strangers: Int) {
    current?.counts.withLock { counts in
      counts.verified += 1
      counts.lost += lost
      counts.strangers += strangers
    }
  }

  @concurrent func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @Sendable @concurrent () async throws -> Void
  ) async throws {
    let clock = ContinuousClock()
    let begin = clock.now
    try await Self.$current.withValue(self) { try await function() }
    let seconds = begin.duration(to: clock.now) / .seconds(1)
    let counts = counts.withLock { $0 }
    print(
      "Fault table: \(counts.tried) faults tried, \(counts.verified) ledgers verified,"
        + " \(counts.lost) recipients lost, \(counts.strangers) strangers on a list,"
        + " \(Int(seconds)) s.")
  }
}

extension Trait where Self == FaultTally {
  /// Counts the faults of the suite, and of the suites in it.
  static var tallied: Self { FaultTally() }
}
