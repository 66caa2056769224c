/// A sandbox that serves.
package struct RunningSandbox: Sendable {
  /// Its port on the loopback interface.
  package let port: Int
  /// The account that it serves.
  package let account: SandboxAccount

  /// Where its API begins: `http://127.0.0.1:PORT/v3`.
  package var baseURL: String { "http://127.0.0.1:\(port)/v3" }
}
