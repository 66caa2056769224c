import Foundation
import Testing

/// The console as an auditor meets it: a process of its own, in a real browser.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct ConsoleWalkTests {
  @Test func anInvestigationIsWalkedInABrowser() async throws {
    try await Workplace.during { place in
      let demonstration = try await Demonstration(in: place)
      let variables = demonstration.variables
      let log = ["audit", "log", "--format", "ndjson"]
      let before = try await place.waybill(log, with: variables).output
      let (name, address) = try demonstration.somebody()
      let walked = try await place.walkConsole(askingFor: address, with: variables)
      #expect(walked.status == 0, "\(walked.output)\(walked.messages)")
      #expect(walked.output.hasSuffix("stopped\n"))
      // All that was recorded is that somebody was looked up, and that evidence was handed out.
      let after = try await place.waybill(log, with: variables).output
      #expect(!before.isEmpty && after.hasPrefix(before))
      let names = after.dropFirst(before.count).matches(of: /"kind":"[a-z]*","name":"([a-z-]*)"/)
        .map(\.1)
      #expect(
        names == ["look-up-subject", "subject-looked-up", "write-evidence", "evidence-written"])
      for word in [name, address] {
        #expect(!walked.messages.contains(word) && !after.contains(word))
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
      for name in ["one", "other"] {
        let made = try await place.run(
          "/usr/bin/openssl",
          [
            "req", "-x509", "-newkey", "ed25519", "-nodes", "-days", "2", "-subj", "/CN=\(name)",
            "-keyout", "\(name).key", "-out", "\(name).pem",
          ])
        try #require(made.status == 0, "\(made.messages)")
      }
      let served = ["console", "--name", "x", "--certificate", "one.pem", "--private-key"]
      let apart = try await place.waybill(served + ["other.key", "--host", "0.0.0.0"])
      #expect(apart.status == 64 && apart.messages.contains("belong together"), "\(apart.messages)")
      // An address of the documentation (RFC 5737), which no machine has.
      let elsewhere = try await place.waybill(served + ["one.key", "--host", "192.0.2.1"])
      #expect(
        elsewhere.status == 74 && elsewhere.messages.contains("of 192.0.2.1: "),
        "\(elsewhere.messages)")
    }
  }
}
