import Foundation
import Sandbox
import Testing

/// The console as an auditor meets it: a process of its own, in a real browser.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct ConsoleWalkTests {
  @Test func anInvestigationIsWalkedInABrowser() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("run", "start", "News")
        let before = try await place.succeed("audit", "log", "--format", "ndjson")
        let walked = try await place.walkConsole(askingFor: "ada@example.com")
        #expect(walked.status == 0, "\(walked.output)\(walked.messages)")
        #expect(walked.output.hasSuffix("stopped\n"))
        // All that was recorded is that somebody was looked up, and that evidence was handed out.
        let after = try await place.succeed("audit", "log", "--format", "ndjson")
        #expect(after.hasPrefix(before))
        let names = after.dropFirst(before.count).matches(of: /"name":"([a-z-]*)"/).map(\.1)
        #expect(
          names == [
            "look-up-subject", "subject-looked-up", "write-evidence", "evidence-written",
          ])
        for word in ["ada@", "Ada", "170"] { #expect(!walked.messages.contains(word)) }
      }
    }
  }

  @Test func mistakesAreSaid() async throws {
    try await Workplace.during { place in
      try await place.fail("console", status: 74, saying: "waybill init")
      try await place.begin()
      try await place.succeed("user", "add", "Carl", "--role", "contributor")
      try await place.fail("console", as: "Carl", status: 77, saying: "auditor")
      try await place.fail("console", "--port", "70000", status: 64, saying: "--port")
      try await place.fail("console", "--host", "0.0.0.0", status: 64, saying: "--certificate")
      let loose = try place.write("", to: "loose.key", mode: 0o644)
      let tls = ["--host", "0.0.0.0", "--name", "x", "--certificate", loose, "--private-key"]
      let open = try await place.waybill(["console"] + tls + [loose])
      #expect(open.status == 74 && open.messages.contains("chmod 600"), "\(open.messages)")
      let empty = try place.write("", to: "empty.key")
      let none = try await place.waybill(["console"] + tls + [empty])
      #expect(none.status == 64 && none.messages.contains("--certificate"), "\(none.messages)")
    }
  }
}
