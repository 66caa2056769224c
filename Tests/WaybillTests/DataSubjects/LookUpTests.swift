import Foundation
import Sandbox
import Testing

/// What a person is told of where their data went, and what others can check of it.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct LookUpTests {
  @Test func `A person learns every batch that carried them, and can show it`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("user", "add", "Otto", "--role", "auditor")
        try await place.succeed("user", "add", "Carl", "--role", "contributor")
        for _ in 1...2 { try await place.succeed("run", "start", "News") }
        try await expectAnswer(place)
        try await expectFormats(place)
        try await expectProofs(place)
        try await expectRecord(place)
        try await expectMistakes(place)
        try await expectGaps(place)
      }
    }
  }

  private func look(
    _ place: Workplace, for address: String, _ more: String..., as actor: String = "Otto"
  ) async throws -> Workplace.Result {
    let file = try place.write(address + "\n", to: "\(UUID().uuidString).txt")
    return try await place.waybill(
      ["audit", "subject", "--email-file", file] + more, as: actor)
  }

  private func expectAnswer(_ place: Workplace) async throws {
    // Written otherwise than in the source: it is read as an export reads it.
    let found = try await look(place, for: "  Cleo@EXAMPLE.org ")
    #expect(found.status == 0, "\(found.messages)")
    #expect(found.output.matches(of: /imported/).count == 2)
    for words in [
      "Sandbox Ltd", "2 (Newsletter)", "EMAIL,FIRSTNAME,SMS", "Anna", "entry ",
      "batches looked into: 2\n",
    ] {
      #expect(found.output.contains(words), "\(found.output) lacks \(words)")
    }
    #expect(!found.output.lowercased().contains("cleo"))
    // She said no, and he has no address that mail can be sent to.
    for address in ["hal@example.net", "nobody@example.com"] {
      let nothing = try await look(place, for: address)
      #expect(nothing.output.contains("Nothing."))
    }
    let typed = try await place.waybill(
      "audit", "subject", "--email-file", "-", as: "Otto", input: "cleo@example.org")
    #expect(typed.output.matches(of: /imported/).count == 2)
  }

  private func expectFormats(_ place: Workplace) async throws {
    let csv = try await look(place, for: "cleo@example.org", "--format", "csv").output
    #expect(csv.split(separator: "\r\n").count == 3)
    #expect(csv.contains("person,last entry,batches not looked into"))
    let json = try await look(place, for: "cleo@example.org", "--format", "json").output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect((object["batches"] as? [[String: Any]])?.count == 2)
    #expect(object["manifests"] as? [String: Int] == ["lookedInto": 2, "missing": 0, "altered": 0])
    let line = try await look(place, for: "cleo@example.org", "--format", "ndjson").output
    #expect(line.split(separator: "\n").count == 1)
  }

  private func expectProofs(_ place: Workplace) async throws {
    let folder = place.home + "/proofs"
    let found = try await look(place, for: "cleo@example.org", "--proofs", "proofs")
    #expect(found.status == 0, "\(found.messages)")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).map {
      "\(folder)/\($0)"
    }
    #expect(files.count == 2)
    let vkey = try await place.verifierKey()
    for file in files {
      // Whoever checks needs no ledger.
      let checked = try await place.succeed(
        "audit", "check", file, "--vkey", vkey, "--format", "json",
        with: ["WAYBILL_LEDGER": "/nowhere"])
      #expect(checked.contains("batch-prepared"))
      try await expectForgeries(place, of: file, vkey)
    }
    let again = try await look(place, for: "cleo@example.org", "--proofs", "proofs")
    #expect(again.status != 0 && again.messages.contains("there already"))
  }

  /// Whatever is altered in a proof, it shows nothing any more.
  private func expectForgeries(_ place: Workplace, of file: String, _ vkey: String) async throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    let proof = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let record = try #require(proof["record"] as? String)
    let receipt = try #require(proof["receipt"] as? String)
    let hashes = try #require(proof["hashes"] as? [String])
    let index = try #require(proof["index"] as? Int)
    let forgeries: [[String: Any]] = [
      ["pseudonym": String(repeating: "0", count: 32)], ["pseudonym": "Cleo"],
      ["index": index + 1], ["index": -1], ["size": 7], ["size": 1], ["size": 0],
      ["hashes": Array(hashes.dropLast())], ["hashes": hashes + hashes], ["hashes": [String]()],
      ["hashes": ["no"] + hashes.dropFirst()], ["format": "something else"],
      ["record": record.replacing("batch-prepared", with: "batch-sent")],
      ["receipt": receipt.replacing("index ", with: "index 1")], ["receipt": ""],
    ]
    for forgery in forgeries {
      let altered = proof.merging(forgery) { $1 }
      let text = String(
        decoding: try JSONSerialization.data(withJSONObject: altered), as: UTF8.self)
      let path = try place.write(text, to: "\(UUID().uuidString).json")
      let checked = try await place.waybill("audit", "check", path, "--vkey", vkey)
      #expect(checked.status == 65, "\(forgery): \(checked.messages)")
      #expect(checked.output.isEmpty)
    }
    let foreign = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    try await place.fail(
      "audit", "check", file, "--vkey", foreign, status: 65, saying: "PeterNeumann")
  }

  /// Asking is on record, by pseudonym, for those who may ask and for those who may not.
  private func expectRecord(_ place: Workplace) async throws {
    let refused = try await look(place, for: "cleo@example.org", as: "Carl")
    #expect(refused.status == 77 && refused.output.isEmpty)
    let log = try await place.succeed("audit", "log", "--format", "ndjson")
    #expect(log.matches(of: /"name":"subject-looked-up"/).count >= 4)
    #expect(log.contains(#""name":"command-refused""#))
    for part in ["cleo", "hal@", "nobody@"] { #expect(!log.lowercased().contains(part)) }
    let person = try #require(log.firstMatch(of: /data-subject\/[0-9a-f]{32}/)).output
    let lines = try await place.succeed(
      "audit", "log", "--subject", String(person), "--format", "ndjson")
    #expect(!lines.isEmpty)
    #expect(lines.split(separator: "\n").allSatisfy { $0.contains(person) })
  }

  private func expectMistakes(_ place: Workplace) async throws {
    let malformed = try await look(place, for: "cleo at example.org")
    #expect(malformed.status == 64)
    #expect(!malformed.messages.contains("cleo"))
    try await place.fail("audit", "subject", status: 64, saying: "--email-file")
  }

  /// A manifest that is gone, and one that somebody changed, may have carried anybody.
  private func expectGaps(_ place: Workplace) async throws {
    let changed = try await place.run(
      "/usr/bin/python3",
      [
        "-c",
        """
        import sqlite3, sys
        database = sqlite3.connect(sys.argv[1])
        database.execute("DELETE FROM manifests WHERE id = 1")
        database.execute("UPDATE manifests SET pseudonyms = SUBSTR(pseudonyms, 17)")
        database.commit()
        """, place.ledger + "/manifests.sqlite",
      ])
    #expect(changed.status == 0, "\(changed.messages)")
    let found = try await look(place, for: "cleo@example.org")
    #expect(found.status == 0)
    #expect(
      found.output.contains("could not be looked into: 2 (1 without a manifest, 1 with one"))
  }
}
