import Testing

/// Gives all tests of a suite one stage, for those that change nothing on it: each has its own run
/// in a journal in memory.
struct SharedStage: SuiteTrait, TestScoping {
  /// The suite's stage; nil outside such a suite.
  @TaskLocal static var current: Stage?

  @concurrent func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @Sendable @concurrent () async throws -> Void
  ) async throws {
    let stage = try await Stage(
      source: Performance.twoPeople, matching: Performance.twoPeopleMatching)
    try await Self.$current.withValue(stage) { try await function() }
  }
}

extension Trait where Self == SharedStage {
  /// One stage for the whole suite.
  static var sharedStage: Self { SharedStage() }
}
