import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import Sandbox

/// Sends requests to a sandbox.
struct Caller: Sendable {
  typealias Send =
    @Sendable (String, HTTPRequest.Method, HTTPFields, ByteBuffer?) async throws -> Answer

  let apiKey: String?
  let send: Send

  func get(_ path: String) async throws -> Answer {
    try await call(.get, path, body: nil)
  }

  func delete(_ path: String) async throws -> Answer {
    try await call(.delete, path, body: nil)
  }

  func post(_ path: String, _ body: String) async throws -> Answer {
    try await call(.post, path, body: ByteBuffer(string: body))
  }

  /// Posts an import of a file to the list that every account has.
  func importFile(
    _ file: String, lists: [Int] = [SandboxAccount.newsletterID], options: String = ""
  ) async throws -> Answer {
    let body = try JSONSerialization.data(withJSONObject: ["fileBody": file, "listIds": lists])
    let object = String(decoding: body.dropLast(), as: UTF8.self)
    return try await post(
      "/v3/contacts/import", "\(object)\(options.isEmpty ? "" : ",\(options)")}")
  }

  /// Polls a process until it ends, a bounded number of times.
  func waitForProcess(_ id: Int) async throws -> JSON {
    for _ in 0..<10_000 {
      let process = try await get("/v3/processes/\(id)").json
      if ["completed", "failed"].contains(process["status"]?.string) { return process }
    }
    return .null
  }

  private func call(
    _ method: HTTPRequest.Method, _ path: String, body: ByteBuffer?
  ) async throws -> Answer {
    var headers: HTTPFields = [:]
    if let apiKey, let name = HTTPFields.Element.Name("api-key") { headers[name] = apiKey }
    return try await send(path, method, headers, body)
  }
}

extension Answer {
  init(status: Int, fields: HTTPFields, body: ByteBuffer) {
    let headers = fields.map { ($0.name.canonicalName, $0.value) }
    self.init(
      status: status, headers: Dictionary(headers) { first, _ in first },
      text: String(buffer: body))
  }
}

/// Tries a sandbox without sockets; imports are carried out by the polls.
func withRoutes(
  _ configuration: SandboxConfiguration = SandboxConfiguration(
    importPace: .onPolls(queued: 0, inProcess: 0)),
  apiKey: String? = "sandbox-key",
  _ test: @escaping @Sendable (Caller, SandboxAccount) async throws -> Void
) async throws {
  let server = SandboxServer(configuration)
  try await server.application().test(.router) { client in
    let caller = Caller(apiKey: apiKey) { path, method, headers, body in
      let response = try await client.executeRequest(
        uri: path, method: method, headers: headers, body: body)
      return Answer(status: response.status.code, fields: response.headers, body: response.body)
    }
    try await test(caller, server.account)
  }
}

/// Tries a sandbox over a connection, which is the caller's alone.
func withConnection(
  to sandbox: RunningSandbox, _ test: @escaping @Sendable (Caller) async throws -> Void
) async throws {
  try await withConnection(to: sandbox.port, test)
}

/// Tries whatever listens at a port.
func withConnection(
  to port: Int, _ test: @escaping @Sendable (Caller) async throws -> Void
) async throws {
  try await TestClient.withClient(host: "127.0.0.1", port: port) { client in
    let authority = "127.0.0.1:\(port)"
    let caller = Caller(apiKey: "sandbox-key") { path, method, headers, body in
      let response = try await client.execute(
        TestClient.Request(path, method: method, authority: authority, headers: headers, body: body)
      )
      return Answer(
        status: response.head.status.code, fields: response.head.headerFields,
        body: response.body ?? ByteBuffer())
    }
    try await test(caller)
  }
}
