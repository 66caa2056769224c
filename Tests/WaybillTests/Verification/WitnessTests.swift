import Foundation
import Testing

/// A ledger's owner and a witness, each with a home of their own.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct WitnessTests {
  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func begin(_ place: Workplace) async throws -> String {
    let text = try await place.succeed(
      "init", "--name", "Anna", "--origin", "example.com/waybill", "--format", "json")
    return try #require(try object(text)["verifierKey"] as? String)
  }

  private func witness(_ place: Workplace, of log: String) async throws -> String {
    let text = try await place.succeed(
      "witness", "init", "--name", "wendy.example/witness", "--log", log, "--format", "json")
    return try #require(try object(text)["verifierKey"] as? String)
  }

  /// Takes a request there and the answer back.
  private func cosign(
    _ owner: Workplace, _ wendy: Workplace, _ vkey: String
  ) async throws -> (request: String, answer: String) {
    let request = try await owner.succeed("audit", "request", "--witness", vkey)
    let asked = try wendy.write(request, to: "request")
    let answer = try await wendy.succeed("witness", "cosign", asked)
    return (try owner.write(request, to: "request"), try owner.write(answer, to: "answer"))
  }

  @Test func `A witness cosigns, and the ledger keeps it and can demand it`() async throws {
    try await Workplace.during { owner in
      try await Workplace.during { wendy in
        let vkey = try await witness(wendy, of: begin(owner))
        let demand = ["verify", "--witness", vkey, "--format", "csv"]
        let unwitnessed = try await owner.waybill(demand)
        #expect(unwitnessed.status == 1)
        #expect(unwitnessed.output.contains("checkpoints,not verified,unwitnessed,,,"))
        for round in 0..<3 {
          if round > 0 { try await owner.succeed("user", "add", "U\(round)", "--role", "viewer") }
          let files = try await cosign(owner, wendy, vkey)
          let kept = try await owner.succeed(
            "audit", "keep", files.request, files.answer, "--witness", vkey, "--format", "csv")
          #expect(kept.contains("wendy.example/witness,\(3 + 2 * round),1"))
        }
        #expect(try await owner.waybill(demand).status == 0)
        let checkpoint = try await owner.succeed("audit", "checkpoint")
        #expect(checkpoint.contains("\n\u{2014} wendy.example/witness "))
        let receipt = owner.home + "/two.tlog-proof"
        try await owner.succeed("audit", "prove", "2", "--output", receipt)
        let log = try #require(checkpoint.split(separator: "\n").first)
        #expect(log == "example.com/waybill")
        let folder = wendy.home + "/.local/share/waybill-witness"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
          let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
          #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        try await wendy.fail(
          "witness", "init", "--name", "w", "--log", vkey, status: 64,
          saying: "verifier key of a log")
      }
    }
  }

  @Test func `A witness does not cosign what was rolled back or rewritten`() async throws {
    try await Workplace.during { owner in
      try await Workplace.during { wendy in
        let vkey = try await witness(wendy, of: begin(owner))
        let log = owner.ledger + "/log.sqlite"
        let old = try Data(contentsOf: URL(fileURLWithPath: log))
        for name in ["Vera", "Viktor"] {
          try await owner.succeed("user", "add", name, "--role", "viewer")
        }
        _ = try await cosign(owner, wendy, vkey)
        for suffix in ["-wal", "-shm"] { unlink(log + suffix) }
        try old.write(to: URL(fileURLWithPath: log))
        try await owner.succeed("rebuild")
        func refuse(_ arguments: String..., saying words: String) async throws {
          let request = try await owner.waybill(
            ["audit", "request", "--witness", vkey] + arguments)
          let asked = try wendy.write(request.output, to: "again")
          try await wendy.fail("witness", "cosign", asked, status: 1, saying: words)
        }
        try await refuse(saying: "last saw the log with 7 entries")
        // It goes on as if nothing had been, and is longer in the end.
        for name in ["Xenia", "Xaver", "Xanthe"] {
          try await owner.succeed("user", "add", name, "--role", "viewer")
        }
        try await refuse(saying: "last saw the log with 7 entries")
        try await refuse("--old", "7", saying: "not shown to begin")
        let foreign = try await Workplace.during { try await begin($0) }
        try await Workplace.during { other in
          let otherKey = try await witness(other, of: foreign)
          let request = try await owner.succeed("audit", "request", "--witness", otherKey)
          try await other.fail(
            "witness", "cosign", try other.write(request, to: "r"), status: 1,
            saying: "no signature")
        }
      }
    }
  }
}
