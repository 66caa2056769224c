package import Vault
package import Webhooks

/// A webhook's whole address and its secret, as they lie in the vault.
package struct SealedWebhook: Sendable {
  /// The whole address.
  package let url: WebhookURL
  /// The secret that messages are signed with.
  package let secret: WebhookSecret

  /// Puts an address and a secret together.
  package init(url: WebhookURL, secret: WebhookSecret) {
    self.url = url
    self.secret = secret
  }

  /// Reads what was sealed; gives nothing where that is no webhook.
  ///
  /// - Parameter sealed: The unsealed bytes.
  package init?(_ sealed: Secret) {
    let text = sealed.withExposed { String(decoding: $0, as: UTF8.self) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count == 2, let secret = WebhookSecret(parsing: lines[1]) else { return nil }
    do throws(WebhookError) {
      url = try WebhookURL(lines[0])
    } catch {
      return nil
    }
    self.secret = secret
  }

  /// The bytes to seal: the address, a line feed, the secret.
  package var secretBytes: Secret {
    Secret(Array("\(url.exposed())\n\(secret.exposed())".utf8))
  }
}
