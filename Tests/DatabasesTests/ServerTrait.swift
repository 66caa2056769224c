import ProfileDatabases
import Testing

/// Gives all tests of a suite one server, and stops it behind the last.
struct ServerTrait: SuiteTrait, TestScoping {
  @TaskLocal static var current: PostgreSQLServer?

  func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    let server = try PostgreSQLServer()
    try await ServerTrait.$current.withValue(server) { try await function() }
    try server.stop()
  }
}

extension Trait where Self == ServerTrait {
  /// A server for the suite.
  static var postgreSQL: ServerTrait { ServerTrait() }
}
