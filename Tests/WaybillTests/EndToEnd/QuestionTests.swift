import Foundation
import Glibc
import Sandbox
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct QuestionTests {
  private static let keyQuestion = "API key (not shown): "

  @Test func aPersonIsAskedAndTheKeyIsNotShown() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.begin()
        let terminal = try PseudoTerminal()
        let result = try await place.waybill(
          "connection", "add", "--base-url", sandbox.baseURL, on: terminal
        ) { _ in
          await terminal.wait(for: "What will people call")
          terminal.type("Brevo")
          await terminal.wait(for: "to agree: ")
          terminal.type("I agree")
          await terminal.wait(for: Self.keyQuestion)
          #expect(!terminal.hasEcho)
          terminal.type("sandbox-key")
        }
        #expect(result.status == 0, "\(terminal.text)")
        #expect(!terminal.text.contains("sandbox-key"))
        #expect(terminal.text.contains("CONSENT TO EXPORT"))
        #expect(terminal.hasEcho)
      }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM]) func theTerminalIsRestoredWhenAPersonGivesUp(
    signal: Int32
  ) async throws {
    try await Workplace.during { place in
      try await place.begin()
      let terminal = try PseudoTerminal()
      let result = try await place.waybill(
        "connection", "add", "Brevo", "--agree", Workplace.consentVersion, on: terminal
      ) { process in
        await terminal.wait(for: Self.keyQuestion)
        kill(process, signal)
      }
      #expect(result.status == 128 + signal)
      #expect(terminal.hasEcho)
    }
  }

  @Test func withoutAgreementNothingIsAgreed() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let terminal = try PseudoTerminal()
      let result = try await place.waybill(
        "connection", "add", "Brevo", on: terminal
      ) { _ in
        await terminal.wait(for: "to agree: ")
        terminal.type("yes")
      }
      #expect(result.status == 1)
      #expect(terminal.text.contains("not confirmed"))
    }
  }

  @Test(arguments: [("yes", Int32(0)), ("y", 1), ("", 1)]) func aRemovalIsConfirmed(
    answer: String, status: Int32
  ) async throws {
    try await Workplace.during { place in
      try await place.begin()
      let path = try place.write(Workplace.customers, to: "customers.csv")
      try await place.succeed("segment", "add", "A", "--csv", path)
      let terminal = try PseudoTerminal()
      let result = try await place.waybill("segment", "remove", "A", on: terminal) { _ in
        await terminal.wait(for: "to go on: ")
        terminal.type(answer)
      }
      #expect(result.status == status, "\(terminal.text)")
    }
  }
}
