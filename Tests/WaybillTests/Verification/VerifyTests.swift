import Foundation
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct VerifyTests {
  private func key(of place: Workplace) async throws -> String {
    let beginning = try await place.succeed(
      "init", "--name", "Anna", "--origin", "example.com/waybill", "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(beginning.utf8)) as? [String: String])
    return try #require(object["verifierKey"])
  }

  @Test func `A copy is verified by a stranger who has no key`() async throws {
    try await Workplace.during { place in
      let vkey = try await key(of: place)
      let kept = try place.write(try await place.succeed("audit", "checkpoint"), to: "kept")
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      try FileManager.default.removeItem(atPath: place.home + "/.config")
      let output = try await place.succeed(
        "verify", "--vkey", vkey, "--checkpoint", kept, "--format", "csv", as: "Nobody")
      #expect(
        output.split(separator: "\r\n").map(String.init) == [
          "part,verdict,kind,from,to,what", "layout,verified,,,,", "records,verified,,,,",
          "tree,verified,,,,", "tiles,verified,,,,", "checkpoints,verified,,,,",
          "signatures,verified,,,,", "schemas,verified,,,,", "decisions,verified,,,,",
          "views,verified,,,,", "manifests,verified,,,,",
          "vault,not checked,,,,\"What it holds cannot be opened. There is no master key at "
            + place.home
            + "/.config/waybill/keys/waybill.key. Restore it from a backup; without it, "
            + "the API keys have to be entered again.\"",
        ])
    }
  }

  @Test func `An older ledger and another's key are told`() async throws {
    try await Workplace.during { place in
      _ = try await key(of: place)
      let log = place.ledger + "/log.sqlite"
      let old = try Data(contentsOf: URL(fileURLWithPath: log))
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      let kept = try place.write(try await place.succeed("audit", "checkpoint"), to: "kept")
      for suffix in ["-wal", "-shm"] { unlink(log + suffix) }
      try old.write(to: URL(fileURLWithPath: log))
      let views = try await place.waybill("verify", "--format", "csv")
      #expect(views.output.contains("views,not verified,rolled-back,4,5,"))
      // Whoever makes the views anew, too, is found out by what somebody kept, and by nothing else.
      try await place.succeed("rebuild")
      try await place.succeed("verify")
      let rolledBack = try await place.waybill("verify", "--checkpoint", kept, "--format", "csv")
      #expect(rolledBack.status == 1)
      #expect(rolledBack.output.contains("checkpoints,not verified,rolled-back,4,5,"))
      let foreign = try await place.waybill(
        "verify", "--vkey", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "--format", "csv")
      #expect(foreign.status == 1)
      #expect(foreign.output.contains("foreign-key"))
      try await place.fail("verify", "--vkey", "x", status: 64, saying: "vkey")
      let spoiled = try place.write("no note", to: "spoiled")
      try await place.fail("verify", "--checkpoint", spoiled, status: 65, saying: "spoiled")
    }
  }

  @Test func `A log that is none is a verdict`() async throws {
    try await Workplace.during { place in
      _ = try await key(of: place)
      let log = place.ledger + "/log.sqlite"
      for suffix in ["-wal", "-shm"] { unlink(log + suffix) }
      try Data(repeating: 120, count: 8192).write(to: URL(fileURLWithPath: log))
      let result = try await place.waybill("verify", "--format", "csv")
      #expect(result.status == 1)
      #expect(result.output.contains("records,not verified,malformed,,,"))
      unlink(log)
      try await place.fail("verify", status: 74, saying: "no ledger")
    }
  }

  @Test func `A receipt is checked with nothing but the verifier key`() async throws {
    try await Workplace.during { place in
      let vkey = try await key(of: place)
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      let path = place.home + "/five.tlog-proof"
      try await place.succeed("audit", "prove", "5", "--output", path)
      try await place.fail("audit", "prove", "5", "--output", path, status: 74, saying: "already")
      try await place.fail("audit", "prove", "99", status: 64, saying: "no such entry")
      try await place.fail("audit", "prove", "5", as: "Vera", status: 77, saying: "audit log")
      let id = try #require(
        try await place.succeed("audit", "log", "--limit", "1", "--format", "json")
          .firstMatch(of: /"id" ?: ?"([0-9a-f-]+)"/))
      let first = try await place.succeed("audit", "prove", String(id.output.1))
      #expect(first.contains("index 0"))
      try FileManager.default.removeItem(atPath: place.home + "/.local")
      let shown = try await place.succeed("audit", "check", path, "--vkey", vkey)
      #expect(shown.contains("waybill.event.user-added.v1"))
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let moved = try place.write(text.replacing("index 4", with: "index 3"), to: "moved")
      try await place.fail("audit", "check", moved, "--vkey", vkey, status: 65, saying: "proof")
      let other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      try await place.fail("audit", "check", path, "--vkey", other, status: 65, saying: "signature")
    }
  }

  @Test func `A publication grows, and takes no other log`() async throws {
    try await Workplace.during { place in
      _ = try await key(of: place)
      let folder = place.home + "/public"
      let first = try await place.succeed("audit", "publish", folder, "--format", "csv")
      #expect(first.contains(",0,3,3"))
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      #expect(
        try await place.succeed("audit", "publish", folder, "--format", "csv").contains(",3,5,3"))
      #expect(
        try await place.succeed("audit", "publish", folder, "--format", "csv").contains(",5,5,1"))
      let names = try #require(
        FileManager.default.enumerator(atPath: folder)?.allObjects as? [String])
      #expect(
        Set(names).isSuperset(of: ["checkpoint", "tile/0/000.p/5", "tile/entries/000.p/5"]))
      try await Workplace.during { other in
        _ = try await key(of: other)
        try await other.fail("audit", "publish", folder, status: 65, saying: "does not go on from")
      }
    }
  }
}
