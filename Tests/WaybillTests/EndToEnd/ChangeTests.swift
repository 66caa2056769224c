import Foundation
import Sandbox
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct ChangeTests {
  private struct Change: Decodable {
    struct Entry: Decodable, Hashable {
      let position: Int
      let type: String
      let subject: String
      let command: String
    }

    let changed: Bool
    let message: String
    let commands: [Entry]
    let events: [Entry]
  }

  private struct Line: Decodable {
    struct Party: Decodable {
      let id: String
    }

    let position: Int
    let kind: String
    let name: String
    let subject: Party
    let causation: String?
    let id: String

    var entry: Change.Entry {
      .init(
        position: position, type: "waybill.\(kind).\(name).v1", subject: subject.id,
        command: causation ?? id)
    }
  }

  @Test func `Every step of a command is named as the log has it`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.begin()
        let output = try await place.succeed(
          "connection", "add", "Brevo", "--agree", Workplace.consentVersion, "--share", "--format",
          "ndjson",
          with: ["BREVO_API_URL": sandbox.baseURL, "BREVO_API_KEY": "sandbox-key"])
        let change = try decoded(Change.self, output)
        #expect(change.changed)
        #expect(change.message == "“Brevo” is ready, and shared with contributors.")
        let log = try await place.succeed("audit", "log", "--format", "json")
        // The ledger's own beginning takes the first entries.
        let lines = try decoded([Line].self, log).filter {
          $0.position >= change.commands[0].position
        }
        #expect(lines.filter { $0.kind == "command" }.map(\.entry) == change.commands)
        #expect(lines.filter { $0.kind == "event" }.map(\.entry) == change.events)
        #expect(change.commands.count == 6)
      }
    }
  }

  @Test func `What was so already changed nothing`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let path = try place.write(Workplace.customers, to: "customers.csv")
      try await place.succeed("segment", "add", "A", "--csv", path)
      let again = ["segment", "activate", "A"]
      let change = try decoded(
        Change.self, try await place.waybill(again + ["--format", "json"]).output)
      #expect(!change.changed)
      #expect(change.events.isEmpty)
      #expect(change.commands.map(\.type) == ["waybill.command.activate-segment.v1"])
      #expect(try await place.waybill(again).output == change.message + "\n")
      let csv = try await place.waybill(again + ["--format", "csv"]).output
      #expect(csv.hasPrefix("changed,message,commands,events\r\nno,It was so already"))
    }
  }

  @Test func `A refusal prints no result`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let result = try await place.waybill(
        "user", "add", "Anna", "--role", "viewer", "--format", "json")
      #expect(result.status == 1)
      #expect(result.output.isEmpty)
      #expect(result.messages.split(separator: "\n").count == 1)
    }
  }

  private func decoded<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
