import Sendinblue
import Testing

/// The key that all tests use and that must turn up nowhere.
let secretKey = "xkeysib-0123456789abcdef-Secret"

/// Waits short enough for a server that never answers.
let impatient = Timeouts(
  connect: .seconds(5), idle: .seconds(1), total: .seconds(60))

/// Runs a client against a scripted server.
///
/// - Returns: What the test returns, and the requests that the server got.
func withClient<Result: Sendable>(
  _ script: [ScriptedServer.Step], timeouts: Timeouts = Timeouts(),
  _ test: (SendinblueClient, ScriptedServer) async throws -> Result
) async throws -> Result {
  try await ScriptedServer.run(script) { server in
    let client = SendinblueClient(
      apiKey: try APIKey(secretKey),
      baseURL: try BaseURL("http://127.0.0.1:\(server.port)/v3"), timeouts: timeouts,
      version: "9.8")
    do {
      let result = try await test(client, server)
      try await client.shutdown()
      return result
    } catch {
      try await client.shutdown()
      throw error
    }
  }
}

/// Runs one request against one step, and gives the error it ends with.
func failure(
  _ step: ScriptedServer.Step, timeouts: Timeouts = Timeouts(),
  of request: @Sendable (SendinblueClient) async throws -> Void
) async throws -> SendinblueError {
  try await withClient([step], timeouts: timeouts) { client, _ in
    try await #require(throws: SendinblueError.self) { try await request(client) }
  }
}

/// A small batch, with a profile in it.
func someBatch() -> [UInt8] {
  var body = ImportBody(listID: 7, columns: ["EMAIL", "FIRSTNAME"])
  let isAdded = body.append(["ada@example.com", "Ada"])
  precondition(isAdded)
  return body.finish()
}
