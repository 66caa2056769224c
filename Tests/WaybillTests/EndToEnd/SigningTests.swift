import Foundation
import Testing

/// Who somebody is follows from their key, wherever it is.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct SigningTests {
  private static let agent = "/usr/bin/ssh-agent"

  /// How many entries the log has.
  private func head(_ place: Workplace) async throws -> Int {
    let log = try await place.succeed("audit", "log", "--format", "ndjson")
    return log.split(separator: "\n").count
  }

  @Test func `An agent signs for whoever names the public key`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let key = try place.identity(of: "Anna")
      let bea = try place.identity(of: "Bea") + ".pub"
      try await place.succeed(
        "user", "add", "Bea", "--role", "viewer", "--public-key", bea, "--identity", key + ".pub",
        besideAgentWith: key)
      #expect(try await place.succeed("user", "list").contains("Bea"))
    }
  }

  @Test func `A public key alone reads, and gives no command`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let before = try await head(place)
      let half = ["WAYBILL_IDENTITY": try place.identity(of: "Anna") + ".pub"]
      #expect(try await place.succeed("user", "list", with: half).contains("Anna"))
      try await place.fail("schedule", "off", with: half, status: 69, saying: "ssh-add")
      try await place.fail(
        "schedule", "off", with: half.merging(["SSH_AUTH_SOCK": "/nowhere"]) { $1 }, status: 69,
        saying: "/nowhere")
      #expect(try await head(place) == before)
    }
  }

  @Test func `An agent that has other keys does not sign, and nothing is on record`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let before = try await head(place)
      let line = #"ssh-add -q "$1" && shift && exec "$@""#
      let result = try await place.run(
        Self.agent,
        [
          "/bin/sh", "-c", line, "sh", try place.identity(of: "Bea"), Workplace.built("waybill"),
          "schedule", "off", "--identity", try place.identity(of: "Anna") + ".pub",
        ])
      #expect(result.status == 1)
      #expect(result.messages.contains("did not sign with the key"), "\(result.messages)")
      #expect(try await head(place) == before)
    }
  }

  @Test func `Who rotates their key says so with the old one, and is nobody by it after`()
    async throws
  {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("user", "add", "Vera", "--role", "contributor")
      let next = try place.identity(of: "Vera, later")
      try await place.succeed(
        "user", "rotate-key", "--public-key", next + ".pub", as: "Vera")
      let path = try place.write(Workplace.customers, to: "customers.csv")
      let before = try await head(place)
      try await place.fail(
        "segment", "add", "A", "--csv", path, as: "Vera", status: 77, saying: "was replaced")
      #expect(try await head(place) == before + 2)
      try await place.fail("segment", "list", as: "Vera", status: 77, saying: "was replaced")
      #expect(try await head(place) == before + 2)
      try await place.succeed("segment", "add", "A", "--csv", path, as: "Vera, later")
      let refused = try await place.succeed(
        "audit", "log", "--type", "command-refused", "--actor", "Vera", "--format", "csv")
      #expect(refused.contains("key-revoked"), "\(refused)")
    }
  }

  @Test func `Without an identity it is said how to get one`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let none = ["WAYBILL_IDENTITY": ""]
      for words in ["waybill identity create", "administrator", ".config/waybill/identity"] {
        try await place.fail("user", "list", with: none, status: 74, saying: words)
      }
      let path = place.home + "/encrypted"
      let keygen = try await place.run(
        "/usr/bin/ssh-keygen", ["-q", "-t", "ed25519", "-a", "1", "-N", "hunter2", "-f", path])
      #expect(keygen.status == 0, "\(keygen.messages)")
      try await place.fail(
        "schedule", "off", with: ["WAYBILL_IDENTITY": path], status: 65, saying: path + ".pub")
    }
  }
}
