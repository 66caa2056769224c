import Foundation
import Sandbox
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct ExchangeRoadTests {
  @Test func aLogIsCarriedElsewhereAndBack() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("run", "start", "News")
        let here = try await place.succeed("rebuild", "--format", "json")
        let lines = try place.write(try await place.succeed("log", "export"), to: "log.ndjson")
        let elsewhere = place.home + "/elsewhere"
        let made = try await place.succeed(
          "log", "import", lines, "--ledger", elsewhere, "--format", "json")
        let there = try await place.succeed("rebuild", "--ledger", elsewhere, "--format", "json")
        #expect(there == here)
        let root = try #require(here.firstMatch(of: /"root" : "[^"]+"/)).output
        #expect(made.contains(root))
        // The rest of the ledger beside it, all of it is there again.
        for name in ["vault.sqlite", "manifests.sqlite"] {
          try FileManager.default.copyItem(
            atPath: "\(place.ledger)/\(name)", toPath: "\(elsewhere)/\(name)")
        }
        let run = try await place.succeed("run", "list", "--format", "ndjson")
        #expect(
          try await place.succeed("run", "list", "--format", "ndjson", "--ledger", elsewhere) == run
        )
        try await place.succeed("verify", "--ledger", elsewhere)
        try await place.succeed("user", "add", "Vera", "--role", "viewer", "--ledger", elsewhere)
        try await place.succeed("verify", "--ledger", elsewhere)
      }
    }
  }

  @Test func whatIsNoLogIsSaidAndLeavesNothing() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let exported = try await place.succeed("log", "export")
      let elsewhere = place.home + "/elsewhere"
      let edited = try place.write(exported.replacing("Anna", with: "Otto"), to: "edited.ndjson")
      try await place.fail(
        "log", "import", edited, "--ledger", elsewhere, status: 65, saying: "Line ")
      #expect(!FileManager.default.fileExists(atPath: elsewhere))
      let empty = try place.write("", to: "empty.ndjson")
      try await place.fail(
        "log", "import", empty, "--ledger", elsewhere, status: 65, saying: "no entry")
      try await place.fail(
        "log", "import", place.home + "/nowhere", "--ledger", elsewhere, status: 65,
        saying: "nowhere cannot be read")
      let lines = try place.write(exported, to: "log.ndjson")
      try await place.fail("log", "import", lines, status: 65, saying: "not empty")
      let foreign = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
      try await place.fail(
        "log", "import", lines, "--ledger", elsewhere, "--vkey", foreign, status: 65,
        saying: "Line 1 ")
      let piped = try await place.shell(
        "\"$W\" log export | \"$W\" log import - --ledger \(elsewhere)")
      #expect(piped.status == 0, "\(piped.messages)")
    }
  }

  @Test func recordsAreForThoseWhoMayReadThem() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("user", "add", "Vera", "--role", "viewer")
      try await place.fail("log", "export", as: "Vera", status: 77, saying: "administrator")
    }
  }
}
