import Foundation
import Testing

/// Holds what Waybill signs and proves against programs that know nothing of it.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct ForeignLogTests {
  private static let go = "/usr/lib/go-1.19/bin/go"
  private static let packages = "/usr/share/gocode"

  /// A ledger of some hundred entries, published, with a receipt.
  private func prepare(_ place: Workplace) async throws -> (vkey: String, signingKey: String) {
    let beginning = try await place.succeed(
      "init", "--name", "Anna", "--origin", "example.com/waybill", "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(beginning.utf8)) as? [String: String])
    for number in 0..<90 {
      try await place.succeed("user", "add", "User \(number)", "--role", "viewer")
      if number == 20 { try await place.succeed("audit", "publish", place.home + "/public") }
    }
    try await place.succeed("audit", "publish", place.home + "/public")
    try await place.succeed("audit", "prove", "7", "--output", place.home + "/seven.tlog-proof")
    return (try #require(object["verifierKey"]), try #require(object["signingKey"]))
  }

  @Test func `Go's sumdb verifies checkpoint, records and receipt`() async throws {
    try #require(
      FileManager.default.isExecutableFile(atPath: Self.go)
        && FileManager.default.fileExists(
          atPath: Self.packages + "/src/golang.org/x/mod/sumdb/tlog"),
      "golang-1.19-go and golang-golang-x-mod-dev are not installed: run Tools/test, which does")
    try await Workplace.during { place in
      let keys = try await prepare(place)
      let result = try await place.run(
        Self.go,
        [
          "run", Repository.path("Tests/WaybillTests/check_log.go"), keys.vkey, keys.signingKey,
          place.home + "/public", place.home + "/seven.tlog-proof",
        ],
        with: [
          "GO111MODULE": "off", "GOPATH": Self.packages, "GOCACHE": place.home + "/go",
          "GOFLAGS": "",
        ])
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.output == "183\n")
    }
  }

  /// The signature over the checkpoint's text, with what the verifier key says of the public key.
  @Test func `OpenSSL verifies a checkpoint`() async throws {
    let openssl = "/usr/bin/openssl"
    try #require(
      FileManager.default.isExecutableFile(atPath: openssl),
      "there is no \(openssl): run `apt-get install openssl`")
    try await Workplace.during { place in
      let beginning = try await place.succeed("init", "--name", "Anna", "--format", "json")
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(beginning.utf8)) as? [String: String])
      let key = try #require(object["verifierKey"]?.split(separator: "+", maxSplits: 2).last)
      let raw = try #require(Data(base64Encoded: String(key))).dropFirst()
      let checkpoint = try await place.succeed("audit", "checkpoint")
      let parts = checkpoint.components(separatedBy: "\n\n")
      let line = try #require(parts.last?.split(separator: " ").last?.dropLast())
      let signature = try #require(Data(base64Encoded: String(line))).dropFirst(4)
      // A public key of Ed25519 in DER: RFC 8410, section 4.
      let prefix = Data([0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00])
      for (name, content) in [
        ("key", prefix + raw), ("text", Data((parts[0] + "\n").utf8)), ("signature", signature),
      ] {
        try content.write(to: URL(fileURLWithPath: "\(place.home)/\(name)"))
      }
      let result = try await place.run(
        openssl,
        [
          "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", "key", "-in",
          "text", "-sigfile", "signature",
        ])
      #expect(result.output.contains("Signature Verified Successfully"), "\(result.messages)")
    }
  }
}
