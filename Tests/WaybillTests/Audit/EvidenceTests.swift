import Foundation
import Sandbox
import Testing

/// Evidence for somebody who has no ledger and no Waybill.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct EvidenceTests {
  @Test func `It is checked as its own page says, without Waybill`() async throws {
    try await withEvidence { place, evidence in
      let page = try String(contentsOfFile: evidence.all + "/data/CHECKING.txt", encoding: .utf8)
      let commands = Self.commands(in: page)
      #expect(commands.count == 6)
      for directory in [evidence.all, evidence.run] {
        for command in commands {
          let line = "set -eu; cd \(directory)\n\(command)"
          let result = try await place.shell(line)
          #expect(result.status == 0, "\(command): \(result.messages)")
          #expect(!result.output.contains("not so:"), "\(result.output)")
        }
      }
      for tampering in Self.tamperings.prefix(3) {
        let copy = try await Self.tampered(evidence.all, by: tampering.line, place)
        var failures = 0
        for command in commands {
          let result = try await place.shell("set -eu; cd \(copy)\n\(command)")
          if result.status != 0 || result.output.contains("not so:") { failures += 1 }
        }
        #expect(failures > 0, "\(tampering.line)")
      }
    }
  }

  @Test func `A check finds what was tampered with`() async throws {
    try await withEvidence { place, evidence in
      for directory in [evidence.all, evidence.run] {
        let result = try await place.waybill("audit", "check", directory, "--vkey", evidence.vkey)
        #expect(result.status == 0 && result.output.hasPrefix("Verified: "), "\(result.messages)")
      }
      for tampering in Self.tamperings {
        let copy = try await Self.tampered(evidence.all, by: tampering.line, place)
        let result = try await place.waybill(
          "audit", "check", copy, "--vkey", evidence.vkey, "--format", "csv")
        #expect(result.status == 1, "\(tampering.line): \(result.output)\(result.messages)")
        let isFound = result.output.split(separator: "\r\n").contains {
          $0.hasPrefix(tampering.file) && $0.contains(tampering.problem)
        }
        #expect(isFound, "\(tampering.line): \(result.output)")
      }
      let foreign = try await place.waybill("audit", "check", evidence.all, "--vkey", Self.otherKey)
      #expect(foreign.status == 1 && foreign.output.contains("data/checkpoint"))
      try await place.fail(
        "audit", "check", evidence.all + "/data", "--vkey", evidence.vkey, status: 65,
        saying: "holds no evidence")
      let witness = try await place.succeed(
        "witness", "init", "--name", "wendy", "--log", evidence.vkey, "--folder",
        place.home + "/wendy", "--format", "csv")
      let key = try #require(witness.firstMatch(of: /wendy\+[0-9a-f]{8}\+[A-Za-z0-9+\/=]+/)).output
      let demanding = try await place.waybill(
        "audit", "check", evidence.all, "--vkey", evidence.vkey, "--witness", String(key))
      #expect(demanding.status == 1 && demanding.output.contains("cosigned by 0 of the witnesses"))
    }
  }

  @Test func `It is on record before it is handed out, and nobody else gets any`() async throws {
    try await withEvidence { place, evidence in
      let log = try await place.succeed(
        "audit", "log", "--type", "evidence-written", "--format", "csv")
      let digest = try await place.shell(
        "sha256sum < \(evidence.run)/tagmanifest-sha256.txt | cut -c 1-64")
      #expect(log.contains(digest.output.trimmingCharacters(in: .newlines)))
      let viewer = place.home + "/viewer"
      try await place.fail(
        "audit", "evidence", "--output", viewer, as: "Vera", status: 77, saying: "administrator")
      try await place.fail(
        "audit", "evidence", "--output", evidence.run, status: 74, saying: "is there already")
      try await place.fail(
        "audit", "evidence", "--until", "2001-01-01", "--output", viewer, status: 64,
        saying: "Nothing is on record")
      try await place.fail(
        "audit", "evidence", "--run", evidence.id, "--since", "2026-01-01", "--output", viewer,
        status: 64, saying: "Give --run, or a time")
      let left = try FileManager.default.contentsOfDirectory(atPath: place.home)
      #expect(!left.contains("viewer") && !left.contains("viewer.partial"))
      let refused = try await place.waybill(
        "audit", "evidence", "--output", viewer, with: ["WAYBILL_SIGNING_KEY": "/nowhere"])
      #expect(refused.status != 0)
      #expect(!FileManager.default.fileExists(atPath: viewer + ".partial"))
    }
  }

  @Test func `Evidence of a run holds what it takes to understand it, and no more`() async throws {
    try await withEvidence { place, evidence in
      let index = try await place.shell("cut -d , -f 4,5 \(evidence.run)/data/entries.csv")
      let names = index.output.split(separator: "\n").map(String.init)
      for needed in [
        "event,ledger-created", "event,user-added", "event,consent-accepted",
        "event,connection-established", "event,segment-defined", "event,destination-saved",
        "command,start-run", "event,batch-prepared", "event,batch-sent", "event,run-completed",
      ] { #expect(names.contains(needed), "\(needed)") }
      // A run of somebody else's, and a user who has no part in this one.
      #expect(names.count { $0 == "event,run-completed" } == 1)
      let records = try String(
        contentsOfFile: evidence.run + "/data/entries.ndjson", encoding: .utf8)
      #expect(!records.contains("Vera"))
      let report = try String(contentsOfFile: evidence.all + "/data/report.html", encoding: .utf8)
      #expect(report.contains("&lt;i&gt;Vera&lt;/i&gt;") && !report.contains("<i>"))
      for profile in ["anna@example.com", "@example"] {
        let found = try await place.shell("grep -rl '\(profile)' \(evidence.all)")
        #expect(found.status == 1, "\(found.output)")
      }
      let modes = try await place.shell("find \(evidence.all) -perm /077")
      #expect(modes.output.isEmpty, "\(modes.output)")
    }
  }
}

extension EvidenceTests {
  private struct Written {
    let vkey: String
    let id: String
    let run: String
    let all: String
  }

  /// A ledger with two runs and a refusal, and evidence of one run and of everything.
  private func withEvidence(
    _ body: (Workplace, Written) async throws -> Void
  ) async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("user", "add", "Otto", "--role", "auditor")
        try await place.succeed("user", "add", "Vera", "--role", "viewer")
        try await place.succeed("user", "add", "<i>Vera</i>", "--role", "viewer")
        try await place.succeed("run", "start", "News")
        try await place.succeed("run", "start", "News")
        try await place.fail(
          "segment", "remove", "Customers", "--yes", as: "Vera", status: 77, saying: "role")
        let (run, all) = (place.home + "/run", place.home + "/all")
        let id = try await place.shell("$W run list --format csv | sed -n '2s/,.*//p'").output
          .trimmingCharacters(in: .newlines)
        try await place.succeed("audit", "evidence", "--run", id, "--output", run, as: "Otto")
        try await place.succeed("audit", "evidence", "--output", all)
        let vkey = try String(contentsOfFile: all + "/data/verifier-key", encoding: .utf8)
        try await body(
          place,
          Written(vkey: vkey.trimmingCharacters(in: .newlines), id: id, run: run, all: all))
      }
    }
  }

  /// The commands that a page shows, each indented by four spaces.
  private static func commands(in page: String) -> [String] {
    page.components(separatedBy: "\n\n").reduce(into: [String]()) { commands, paragraph in
      let lines = paragraph.split(separator: "\n")
      guard lines.allSatisfy({ $0.hasPrefix("    ") }), !lines.isEmpty else { return }
      commands.append(lines.map { $0.dropFirst(4) + "\n" }.joined())
    }
  }

  private static func tampered(
    _ directory: String, by line: String, _ place: Workplace
  ) async throws -> String {
    let copy = place.home + "/copy"
    let result = try await place.shell(
      "rm -rf \(copy) && cp -r \(directory) \(copy) && cd \(copy) && { \(line); }")
    try #require(result.status == 0, "\(line): \(result.messages)")
    return copy
  }

  /// Lists again what is there, as somebody does who knows the layout.
  private static let relist = """
    find data -type f | sort | xargs sha256sum > manifest-sha256.txt; \
    sha256sum bag-info.txt bagit.txt manifest-sha256.txt > tagmanifest-sha256.txt
    """

  private static let otherKey =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

  private static let tamperings: [(line: String, file: String, problem: String)] = [
    ("sed -i 's/Brevo/Brave/' data/entries.ndjson", "data/entries.ndjson", "was altered"),
    (
      "sed -i 's/Brevo/Brave/' data/entries.ndjson; \(relist)", "data/proofs/5.tlog-proof",
      "does not hold"
    ),
    ("sed -i '$d' data/entries.ndjson; \(relist)", "data/proofs/", "belongs to no entry"),
    ("sed -i '5d' data/entries.ndjson; \(relist)", "data/proofs/5.tlog-proof", "belongs to no"),
    (
      "sed -i '1{h;d};2G' data/entries.ndjson; \(relist)", "data/entries.ndjson",
      "holds entry 1 out of order"
    ),
    ("sed -i '5p' data/entries.ndjson; \(relist)", "data/entries.ndjson", "holds entry 5 out"),
    ("echo '{}' >> data/entries.ndjson; \(relist)", "data/entries.ndjson", "holds a line that is"),
    ("rm data/proofs/3.tlog-proof", "data/proofs/3.tlog-proof", "is missing"),
    (
      "cp data/proofs/4.tlog-proof data/proofs/3.tlog-proof; \(relist)",
      "data/proofs/3.tlog-proof", "does not hold"
    ),
    (
      "truncate -s 300 data/proofs/3.tlog-proof; \(relist)", "data/proofs/3.tlog-proof",
      "does not hold"
    ),
    ("rm data/checkpoint; \(relist)", "data/checkpoint", "is missing"),
    (
      "sed -i '2s/.*/9/' data/checkpoint; \(relist)", "data/checkpoint", "does not hold"
    ),
    (
      "cp ../run/data/checkpoint data/checkpoint; \(relist)", "data/proofs/1.tlog-proof",
      "is of another checkpoint"
    ),
    (
      "echo x >> data/commands/4.json; \(relist)", "data/commands/4.json",
      "is not what the record holds"
    ),
    (
      "cp data/commands/1.json.sig data/commands/4.json.sig; \(relist)",
      "data/commands/4.json.sig", "is not what the record holds"
    ),
    ("cp data/commands/4.json data/commands/5.json; \(relist)", "data/commands/5.json", "belongs"),
    (
      "for text in data/consents/*; do echo x >> $text; done; \(relist)", "data/consents/",
      "is not the text"
    ),
    ("echo x >> data/verifier-key; \(relist)", "data/verifier-key", "names another key"),
    ("echo x > data/more", "data/more", "is in no list"),
    ("echo x > more", "more", "is in no list"),
    ("rm manifest-sha256.txt", "manifest-sha256.txt", "is missing"),
    ("rm tagmanifest-sha256.txt", "tagmanifest-sha256.txt", "is missing"),
    ("echo x >> bag-info.txt", "bag-info.txt", "was altered"),
    (
      "echo \"$(sha256sum < /etc/hostname | cut -c 1-64)  ../../etc/hostname\" >> manifest-sha256.txt",
      "manifest-sha256.txt", "has a line that names no file"
    ),
    ("rm data/entries.ndjson; \(relist)", "data/entries.ndjson", "is missing"),
  ]
}
