import Console
import Domain
import Hummingbird
import HummingbirdTesting
import Ledger
import NIOCore
import Testing

/// A browser that reads a console's pages, without sockets.
struct Browser: Sendable {
  /// What came back.
  struct Page: Sendable {
    let status: Int
    let text: String
    /// By their names in lower case.
    let headers: [String: String]

    /// What a hidden field of the page's forms holds.
    func field(_ name: String) -> String? {
      let start = text.firstRange(of: "name=\"\(name)\" value=\"")
      return start.map { String(text[$0.upperBound...].prefix { $0 != "\"" }) }
    }
  }

  private let client: any TestClientProtocol
  private var cookies: [String: String] = [:]

  /// Opens a browser that is signed in nowhere.
  init(_ client: any TestClientProtocol) {
    self.client = client
  }

  /// Asks for a page.
  func get(_ path: String) async throws -> Page {
    try await send(.get, path, body: nil)
  }

  /// Sends a form.
  func post(_ path: String, _ fields: [(String, String)]) async throws -> Page {
    let body = fields.map { "\($0.0)=\(Self.escaped($0.1))" }.joined(separator: "&")
    return try await send(.post, path, body: body)
  }

  /// Sends a form as a page of the console has it.
  func submit(_ path: String, _ fields: [(String, String)]) async throws -> Page {
    let token = try #require(try await get("/person").field("token"))
    return try await post(path, [("token", token)] + fields)
  }

  /// Keeps a cookie.
  mutating func keep(_ name: String, _ value: String) {
    cookies[name] = value
  }

  /// Follows a link that signs in.
  mutating func signIn(by link: String) async throws {
    let path = try #require(link.firstRange(of: "/sign-in")).lowerBound
    let page = try await get(String(link[path...]))
    try #require(page.status == 303)
    let cookie = try #require(page.headers["set-cookie"]).prefix { $0 != ";" }
    let parts = cookie.split(separator: "=", maxSplits: 1).map(String.init)
    keep(parts[0], parts[1])
  }

  private func send(
    _ method: HTTPRequest.Method, _ path: String, body: String?
  ) async throws -> Page {
    var headers: HTTPFields = [:]
    if !cookies.isEmpty {
      headers[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    }
    if body != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
    let response = try await client.executeRequest(
      uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    return Page(
      status: response.status.code, text: String(buffer: response.body),
      headers: Dictionary(
        response.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { $1 }))
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// Reads the pages of an estate's console in a browser that is signed in.
///
/// - Parameters:
///   - estate: The estate.
///   - pause: What is done instead of waiting between two looks at what is watched.
///   - test: What is read.
/// - Throws: What the test throws.
func withConsole(
  of estate: Estate, pausing pause: @escaping @Sendable () async throws -> Void = {},
  _ test: @escaping @Sendable (Browser, ConsoleServer) async throws -> Void
) async throws {
  let user = try #require(try await estate.ledger.currentState().users[estate.ada])
  let console = ConsoleServer(
    of: estate.ledger, for: user, signing: estate.identity, pausing: pause)
  try await console.application().test(.router) { client in
    var browser = Browser(client)
    try await browser.signIn(by: await console.link(port: 8090))
    try await test(browser, console)
  }
}
