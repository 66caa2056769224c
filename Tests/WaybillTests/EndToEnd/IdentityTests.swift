import Foundation
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct IdentityTests {
  private static let variables = ["WAYBILL_FORMAT": "json"]

  private struct Shown: Decodable, Equatable {
    let fingerprint: String
    let algorithm: String
    let comment: String
    let publicKey: String
    let file: String?
    let agent: String?
  }

  private func shown<Value: Decodable>(_ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `An identity is made once, for its owner alone`() async throws {
    try await Workplace.during { place in
      let path = place.home + "/.config/waybill/identity/id_ed25519"
      let made: Shown = try shown(
        try await place.succeed(
          "identity", "create", "--comment", "Anna", with: Self.variables))
      #expect(made.file == path)
      #expect(made.comment == "Anna")
      #expect(made.publicKey.hasPrefix("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"))
      #expect(made.publicKey.hasSuffix(" Anna"))
      #expect(try mode(path) == 0o600)
      #expect(try String(contentsOfFile: path + ".pub", encoding: .utf8) == made.publicKey + "\n")
      let again: Shown = try shown(
        try await place.succeed("identity", "show", with: Self.variables))
      #expect(again == made)
      let list = try await place.run("/usr/bin/ssh-keygen", ["-l", "-f", path])
      #expect(list.output.contains(made.fingerprint), "\(list.messages)")

      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      try await place.fail("identity", "create", status: 1, saying: path)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
      #expect(!FileManager.default.fileExists(atPath: place.ledger), "it needs no ledger")
    }
  }

  @Test func `People are told the place, the key, the fingerprint and what to do`() async throws {
    try await Workplace.during { place in
      let result = try await place.waybill(
        "identity", "create", "--file", "keys/id", "--comment", "Anna, laptop")
      #expect(result.status == 0)
      for part in ["SHA256:", "ssh-ed25519 AAAA", " Anna, laptop\n", place.home + "/keys/id\n"] {
        #expect(result.output.contains(part), "\(result.output)")
      }
      #expect(result.messages.contains("Give the public key to an administrator"))
      let text = try await place.succeed("identity", "show", "--file", "keys/id")
      #expect(text == result.output)
      let named = try await place.succeed(
        "identity", "show", with: ["WAYBILL_IDENTITY": place.home + "/keys/id"])
      #expect(named == text)
      let csv = try await place.succeed("identity", "show", "--file", "keys/id", "--format", "csv")
      #expect(csv.hasPrefix("fingerprint,algorithm,comment,public key,private key\r\nSHA256:"))
    }
  }

  @Test func `The keys of an agent are shown, one encrypted in its file too`() async throws {
    try await Workplace.during { place in
      let made: Shown = try shown(
        try await place.succeed("identity", "create", with: Self.variables))
      let path = try #require(made.file)
      let output = try await place.succeed(
        "identity", "show", "--agent", "--format", "json", besideAgentWith: path)
      let keys: [Shown] = try shown(output)
      #expect(keys.map(\.publicKey) == [made.publicKey])
      #expect(keys.first?.agent?.hasPrefix("/") == true)

      let encrypted = place.home + "/encrypted"
      let keygen = try await place.run(
        "/usr/bin/ssh-keygen",
        ["-q", "-t", "ed25519", "-a", "1", "-N", "hunter2", "-f", encrypted])
      #expect(keygen.status == 0, "\(keygen.messages)")
      try await place.fail(
        "identity", "show", "--file", encrypted, status: 65, saying: "ssh-add \(encrypted)")
    }
  }

  @Test func `What is no identity says what to do`() async throws {
    try await Workplace.during { place in
      try await place.fail("identity", "show", status: 74, saying: "waybill identity create")
      let loose = try place.write("x", to: "loose", mode: 0o644)
      try await place.fail(
        "identity", "show", "--file", loose, status: 74, saying: "chmod 600 \(loose)")
      let other = try place.write("x", to: "other")
      try await place.fail("identity", "show", "--file", other, status: 65, saying: "ssh-keygen")
      try await place.fail(
        "identity", "show", "--agent", status: 64, saying: "SSH_AUTH_SOCK")
      try await place.fail(
        "identity", "show", "--agent", with: ["SSH_AUTH_SOCK": "/nowhere"], status: 69,
        saying: "/nowhere")
      try await place.fail(
        "identity", "show", "--agent", "--file", other, status: 64, saying: "exclude")
      try await place.fail(
        "identity", "create", "--comment", "a\nb", status: 64, saying: "--comment")
    }
  }
}
