/// Where notifications go.
package struct Webhook: Codable, Hashable, Sendable {
  /// The address, an absolute URL without anything secret in it.
  package let url: String
  /// Tells secrets apart without holding any.
  package let secretFingerprint: String

  /// Names an address.
  package init(url: String, secretFingerprint: String) {
    self.url = url
    self.secretFingerprint = secretFingerprint
  }
}
