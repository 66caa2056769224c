import Foundation
import Runner
import Sendinblue
import Testing
import Webhooks

/// Nothing that somebody else made is read or waited for without an end.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct LimitTests {
  @Test func `Every wait for Sendinblue or a receiver has an end`() {
    #expect(
      Timeouts() == Timeouts(connect: .seconds(10), idle: .seconds(60), total: .seconds(300)))
    let webhook = WebhookTimeouts()
    #expect(RunSettings().importTimeLimit == .seconds(7200))
    #expect(webhook.connect == .seconds(5) && webhook.total == .seconds(15))
  }

  @Test func `A file that is longer than it may be is refused`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let long = try place.write(String(repeating: "x", count: 1 << 20), to: "long")
      try await place.fail("verify", "--checkpoint", long, status: 65, saying: "too long")
      try await place.fail("restore", long, "--checkpoint", long, status: 65, saying: "too long")
      try await place.fail("run", "start", "--plan", long, status: 65, saying: "too long")
      let key = try await place.succeed("init", "--ledger", "other", "--format", "json")
      let object = try JSONSerialization.jsonObject(with: Data(key.utf8)) as? [String: String]
      let vkey = try #require(object?["verifierKey"])
      try await place.fail("audit", "check", long, "--vkey", vkey, status: 65, saying: "too long")
      try await place.succeed("witness", "init", "--name", "wendy", "--log", vkey)
      try await place.fail("witness", "cosign", long, status: 65, saying: "too long")
      try await place.fail(
        "user", "add", "Bea", "--role", "viewer", "--public-key", long, status: 65,
        saying: "too long")
    }
  }
}
