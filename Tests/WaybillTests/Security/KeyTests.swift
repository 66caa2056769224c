import Foundation
import Sandbox
import Testing
import Vault

/// Where keys come from, and what becomes of those that are replaced.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct KeyTests {
  @Test func `No option takes a secret`() throws {
    let options = try CommandDescription.waybill().all.flatMap(\.ownArguments).map(\.synopsis)
    let secrets = options.filter { $0.contains(/api-key|secret|password|token/) }
    #expect(!secrets.isEmpty)
    for option in secrets { #expect(option.contains("-file <file>"), "\(option)") }
  }

  @Test func `A rotated key is forgotten`() async throws {
    let account = """
      {"companyName":"Sandbox Ltd","email":"o@example.com","plan":[{"type":"free","credits":1}]}
      """
    // Another key than the sandbox knows opens the account from then on.
    let faults = FaultScript([
      .init("GET", "/v3/account", occurrence: 3, .respond(status: 200, body: account))
    ])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.connect(to: sandbox)
        try await place.fail(
          "connection", "rotate-key", "Brevo", with: ["BREVO_API_KEY": "of-nobody"], status: 77,
          saying: "API key")
        #expect(try sealedKeys(in: place) == [fingerprint("sandbox-key")])
        try await place.succeed(
          "connection", "rotate-key", "Brevo", with: ["BREVO_API_KEY": "the-next-key"])
        #expect(try sealedKeys(in: place) == [fingerprint("the-next-key")])
      }
    }
  }

  private func fingerprint(_ key: String) -> String {
    KeyFingerprint.of(Secret(Array(key.utf8)))
  }

  /// The fingerprints of the API keys that the vault holds.
  private func sealedKeys(in place: Workplace) throws -> [String] {
    let folder = place.home + "/.config/waybill/keys"
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder).first {
        !$0.hasSuffix(".signing.key")
      })
    let vault = try Vault.open(
      at: place.ledger + "/vault.sqlite", masterKey: MasterKey.load(from: "\(folder)/\(name)"))
    return try vault.names().filter { $0.hasPrefix("api-key/") }
      .compactMap { $0.split(separator: "/").last.map(String.init) }
  }
}
