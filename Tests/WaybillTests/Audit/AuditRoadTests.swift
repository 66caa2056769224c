import Foundation
import Sandbox
import Testing

/// The auditor's questions, asked on the command line about one ledger.
@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct AuditRoadTests {
  private static let questions = [
    "disclosures", "refusals", "consents", "changes", "access", "breach", "processing",
  ]

  @Test func everyQuestionIsAnsweredInEveryFormat() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await prepare(place, for: sandbox)
        try await expectDisclosures(place)
        try await expectRefusals(place)
        try await expectConsents(place)
        try await expectChanges(place)
        try await expectAccess(place)
        try await expectBreach(place)
        try await expectProcessing(place)
        try await expectQueries(place)
        try await expectBounds(place)
        try await expectPermissions(place)
        try await expectNoProfiles(place)
      }
    }
  }

  /// Two runs to the same six people, a refusal, a renaming, a consent that was withdrawn.
  private func prepare(_ place: Workplace, for sandbox: RunningSandbox) async throws {
    try await place.prepare(for: sandbox)
    try await place.succeed("user", "add", "Otto", "--role", "auditor")
    try await place.succeed("user", "add", "Carl", "--role", "contributor")
    try await place.succeed("run", "start", "News")
    try await place.succeed("run", "start", "News", as: "Carl")
    try await place.fail(
      "connection", "unshare", "Brevo", as: "Carl", status: 77, saying: "administrator")
    try await place.succeed("connection", "rename", "Brevo", "Brevo DE")
    try await place.succeed("connection", "withdraw-consent", "Brevo DE", "--yes")
  }

  private func expectDisclosures(_ place: Workplace) async throws {
    let text = try await ask(place, "disclosures")
    #expect(text.contains(/taken by Sendinblue  12 recipients in 2 batches\n/))
    #expect(text.contains(/= altogether         12 recipients in 2 batches\n/))
    #expect(text.contains("of all time"))
    let csv = try await ask(place, "disclosures", "--format", "csv").split(separator: "\r\n")
    #expect(csv.count == 3)
    #expect(csv.first?.hasSuffix("period since,period until,last entry") == true)
    let json = try await object(place, "disclosures")
    #expect((json["disclosures"] as? [Any])?.count == 2)
    #expect(((json["figures"] as? [String: Any])?["total"] as? [String: Int])?["recipients"] == 12)
    // What is asked of the former name is asked of the connection.
    let none = try await ask(
      place, "disclosures", "--connection", "Brevo DE", "--until", "2020-01-01")
    #expect(none.contains("Nothing."))
  }

  private func expectRefusals(_ place: Workplace) async throws {
    let text = try await ask(place, "refusals")
    #expect(text.contains("role-insufficient"))
    #expect(text.contains("unshare-connection"))
    #expect(text.hasSuffix("altogether  1\n"))
    let other = try await ask(place, "refusals", "--rule", "name-taken")
    #expect(other.contains("Nothing."))
    let found = try await ask(place, "refusals", "--actor", "Carl", "--format", "csv")
    #expect(found.split(separator: "\r\n").count == 2)
  }

  private func expectConsents(_ place: Workplace) async throws {
    let text = try await ask(place, "consents")
    let shown = try await place.succeed("connection", "consent-text")
    #expect(text.contains("withdrawn"))
    #expect(text.hasSuffix("\n\n" + shown), "the very text is at the end")
    let json = try await object(place, "consents")
    let texts = try #require(json["texts"] as? [[String: String]])
    #expect(texts.map { $0["text"] } == [shown])
    #expect(text.contains(try #require(texts.first?["sha256"])))
    #expect(try await ask(place, "consents", "--until", "2020-01-01").contains("None."))
  }

  private func expectChanges(_ place: Workplace) async throws {
    let csv = try await ask(place, "changes", "--connection", "Brevo DE", "--format", "csv")
    #expect(csv.contains("connection-renamed,name,Brevo,Brevo DE,"))
    #expect(!csv.contains("destination-saved"))
    let both = try await ask(place, "changes", "--destination", "News")
    #expect(both.contains("attribute-FIRSTNAME"))
    #expect(!both.contains("connection-renamed"))
    try await place.fail(
      "audit", "changes", "--destination", "Nowhere", status: 1, saying: "Nowhere")
  }

  private func expectAccess(_ place: Workplace) async throws {
    let csv = try await ask(place, "access", "--user", "carl", "--format", "csv")
    #expect(csv.contains("use-connection,Brevo DE,"))
    #expect(csv.contains("connection-shared by Anna"))
    let before = try await ask(place, "access", "--at", "2020-01-01")
    #expect(before.contains("Nobody, nothing."))
    let connection = try await ask(
      place, "access", "--connection", "Brevo DE", "--format", "csv")
    #expect(connection.split(separator: "\r\n").count == 4)
  }

  private func expectBreach(_ place: Workplace) async throws {
    let text = try await ask(place, "breach")
    #expect(text.contains("different people: 6\n"))
    #expect(text.contains("12 recipients in 2 batches"))
    let json = try await object(place, "breach")
    #expect((json["people"] as? [String: Int])?["atMost"] == 6)
    #expect((json["runs"] as? [Any])?.count == 2)
    // Without the manifests, nobody knows whether they were the same six.
    let files = ["manifests.sqlite", "manifests.sqlite-wal", "manifests.sqlite-shm"]
    #expect(files.contains { FileManager.default.fileExists(atPath: place.ledger + "/" + $0) })
    let purged = try await place.run(
      "/usr/bin/env",
      ["python3", "-c", Self.purge, place.ledger + "/manifests.sqlite"])
    #expect(purged.status == 0, "\(purged.messages)")
    #expect(try await ask(place, "breach").contains("different people: 6 to 12, as manifests"))
  }

  private static let purge = """
    import sqlite3, sys
    database = sqlite3.connect(sys.argv[1])
    database.execute("DELETE FROM manifests")
    database.commit()
    """

  private func expectProcessing(_ place: Workplace) async throws {
    let text = try await ask(place, "processing")
    #expect(text.contains("purposes of the processing"))
    let json = try await object(place, "processing")
    let activity = try #require((json["activities"] as? [[String: Any]])?.first)
    #expect(activity["instruction"] == nil, "the consent was withdrawn")
    #expect((activity["personsConsent"] as? [String: Any])?["field"] as? String == "EmailConsent")
    #expect((activity["recipient"] as? [String: Any])?["account"] as? String == "Sandbox Ltd")
  }

  private func expectQueries(_ place: Workplace) async throws {
    let text = try await ask(place, "sql", "SELECT status, COUNT(*) AS n FROM runs GROUP BY 1")
    #expect(text == "status     n\ncompleted  2\n")
    let limited = try await place.waybill(
      "audit", "sql", "SELECT entry FROM entries", "--limit", "2", "--format", "csv", as: "Otto")
    #expect(limited.status == 0)
    #expect(limited.output == "entry\r\n1\r\n2\r\n")
    #expect(limited.messages.contains("--limit"))
    try await place.fail(
      "audit", "sql", "DELETE FROM main.runs", as: "Otto", status: 77, saying: "documented")
    try await place.fail(
      "audit", "sql",
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n",
      "--timeout", "1", as: "Otto", status: 1, saying: "--timeout")
    let json = try await place.succeed(
      "audit", "sql", "SELECT NULL AS a, 'x' AS b", "--format", "ndjson", as: "Otto")
    #expect(json == #"{"columns":["a","b"],"isComplete":true,"rows":[[null,"x"]]}"# + "\n")
  }

  private func expectBounds(_ place: Workplace) async throws {
    for question in Self.questions where question != "access" {
      let text = try await ask(
        place, question, "--since", "2020-01-01", "--until", "2020-02-01")
      #expect(text.contains("from 2020-01-01T00:00:00.000Z, before 2020-02-01T00:00:00.000Z"))
      try await place.fail(
        "audit", question, "--since", "2020-02-01", "--until", "2020-02-01", status: 64,
        saying: "--until")
    }
  }

  private func expectPermissions(_ place: Workplace) async throws {
    for question in Self.questions.map({ [$0] }) + [["sql", "SELECT 1"]] {
      let refused = try await place.waybill(["audit"] + question, as: "Carl")
      #expect(refused.status == 77)
      #expect(refused.output.isEmpty)
      #expect(refused.messages.contains("auditor"))
      let unknown = try await place.waybill(["audit"] + question, as: "Mallory")
      #expect(unknown.status == 77)
    }
  }

  private func expectNoProfiles(_ place: Workplace) async throws {
    for question in Self.questions {
      for format in ["table", "json", "csv", "ndjson"] {
        let text = try await ask(place, question, "--format", format)
        for person in ["ada@example", "Cleo", "1234567"] {
          #expect(!text.contains(person), "\(question) tells of \(person)")
        }
      }
    }
  }

  private func ask(_ place: Workplace, _ question: String...) async throws -> String {
    let result = try await place.waybill(["audit"] + question, as: "Otto")
    #expect(result.status == 0, "\(question): \(result.messages)")
    return result.output
  }

  private func object(_ place: Workplace, _ question: String) async throws -> [String: Any] {
    let pretty = try await ask(place, question, "--format", "json")
    let line = try await ask(place, question, "--format", "ndjson")
    #expect(line.split(separator: "\n").count == 1)
    let objects = try [pretty, line].map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary
    }
    #expect(objects[0] == objects[1])
    return try #require(objects[0] as? [String: Any])
  }
}
