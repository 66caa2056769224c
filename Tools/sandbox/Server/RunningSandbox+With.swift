/// Runs a sandbox on a free port of the loopback interface for as long as an operation takes.
///
/// - Parameters:
///   - configuration: How it behaves.
///   - operation: What is done with it.
/// - Returns: What the operation returns.
/// - Throws: What the operation throws, or the system's error where no port can be had.
@discardableResult
package func withSandbox<Value>(
  _ configuration: SandboxConfiguration = SandboxConfiguration(),
  perform operation: (RunningSandbox) async throws -> Value
) async throws -> Value {
  let server = SandboxServer(configuration)
  let (ports, announcement) = AsyncStream.makeStream(of: Int.self)
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      defer { announcement.finish() }
      try await server.run { announcement.yield($0) }
    }
    defer { group.cancelAll() }
    guard let port = await ports.first(where: { _ in true }) else {
      try await group.waitForAll()
      throw CancellationError()
    }
    return try await operation(RunningSandbox(port: port, account: server.account))
  }
}
