/// Where notifications go.
///
/// An address's path often is its key, so the log has the server alone; the whole address lies
/// sealed with the secret.
package struct Webhook: Codable, Hashable, Sendable {
  /// The server that they go to: scheme, host and port.
  package let server: String
  /// Tells addresses and secrets apart without holding any.
  package let fingerprint: String

  /// Names an address.
  package init(server: String, fingerprint: String) {
    self.server = server
    self.fingerprint = fingerprint
  }
}
