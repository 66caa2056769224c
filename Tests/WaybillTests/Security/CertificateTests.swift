import Foundation
import Sendinblue
import Testing
import Webhooks

/// Nobody is believed to be who they say they are without an authority that says so, too.
@Suite(.timeLimit(.minutes(30))) struct CertificateTests {
  @Test func `Sendinblue's key goes to nobody whose certificate is not trusted`() async throws {
    try await withServer { server in
      let client = SendinblueClient(
        apiKey: try APIKey("xkeysib-secret"),
        baseURL: try BaseURL("https://localhost:\(server.port)/v3"),
        timeouts: Timeouts(connect: .seconds(2)))
      let asked = await #expect(throws: SendinblueError.self) { try await client.account() }
      let sent = await #expect(throws: SendinblueError.self) {
        try await client.importContacts(bytes: Array("{}".utf8))
      }
      try await client.shutdown()
      for error in [asked, sent] {
        guard case .unreachable = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
        let words = error?.description ?? ""
        #expect(words.contains("CERTIFICATE_VERIFY_FAILED"), "\(words)")
      }
    }
  }

  @Test func `A message goes to nobody whose certificate is not trusted`() async throws {
    try await withServer { server in
      let client = WebhookClient(version: "0")
      let key = Data(repeating: 7, count: 32).base64EncodedString()
      let secret = try #require(WebhookSecret(parsing: "whsec_" + key))
      let error = await #expect(throws: WebhookError.self) {
        try await client.post(
          WebhookMessage(id: "1", time: 0, body: Array("{}".utf8)),
          to: WebhookURL("https://localhost:\(server.port)/"), secret: secret)
      }
      try await client.shutdown()
      guard case .untrusted = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  /// The library checks unless it is told not to, and has nowhere to be told from.
  ///
  /// The console serves over TLS, and asks nobody.
  @Test func `No module says how certificates are checked`() throws {
    let files = try #require(FileManager.default.enumerator(atPath: Repository.path("Sources")))
    var read = 0
    for case let path as String in files where path.hasSuffix(".swift") {
      let text = try Repository.text("Sources/" + path).lowercased()
      let forbidden =
        path.hasPrefix("Console/") ? ["asynchttpclient"] : ["tlsconfiguration", "niossl\n"]
      for word in forbidden + ["certificateverification"] {
        #expect(!text.contains(word), "\(path)")
      }
      read += 1
    }
    #expect(read > 500)
  }

  /// Lets something happen beside a server whose certificate nobody else vouches for.
  private func withServer(_ body: (UntrustedServer) async throws -> Void) async throws {
    try await Workplace.during { place in
      let server = try await UntrustedServer(in: place)
      try await body(server)
      // Otherwise the certificate might be wrong in another way, and nothing would be shown.
      let verdict = try await server.trustedVerdict()
      #expect(verdict.contains("Verification: OK"), "\(verdict)")
      let sent = try server.stop()
      for word in ["xkeysib", "HTTP/1.1"] { #expect(!sent.contains(word), "\(sent)") }
    }
  }
}
