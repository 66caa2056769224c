import Foundation
import Testing
import Vault

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct ActorFilterTests {
  @Test func `Whom the ledger does not know is found by their key's fingerprint`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let fingerprints = try ["mallory", "Oscar"].map {
        try Identity.load(from: place.identity(of: $0), agentSocket: nil).publicKey.fingerprint
      }
      for (name, fingerprint) in zip(["mallory", "Oscar"], fingerprints) {
        try await place.fail(
          "user", "add", "Eve", "--role", "viewer", as: name, status: 77, saying: fingerprint)
      }
      let found = try await place.succeed(
        "audit", "log", "--actor", "unknown/\(fingerprints[0])", "--format", "csv")
      // The title, the command, its refusal.
      #expect(found.split(separator: "\r\n").count == 3)
      #expect(!found.contains(fingerprints[1]))
      try await place.fail("audit", "log", "--actor", "mallory", status: 1, saying: "user list")
      try await place.fail("audit", "log", "--actor", "unknown/", status: 64, saying: "name")
    }
  }

  @Test func `A user who is called so comes first`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("user", "add", "unknown/mallory", "--role", "viewer")
      try await place.fail(
        "user", "add", "Eve", "--role", "viewer", as: "unknown/mallory", status: 77, saying: "role")
      let found = try await place.succeed(
        "audit", "log", "--actor", "unknown/mallory", "--format", "ndjson")
      #expect(found.split(separator: "\n").count == 2)
      #expect(found.contains("add-user"))
    }
  }
}
