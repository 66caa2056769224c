import Foundation
import Glibc
import Ledger
import Runner
import Sandbox
import Testing
import Vault
import WebhookReceiver
import Webhooks

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct NotificationTests {
  private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  private static let refused = Fault.respond(
    status: 401, body: #"{"code":"unauthorized","message":"Key not found"}"#)

  /// A sandbox whose first imports are refused for their key.
  private static func refusing(_ times: Int) -> SandboxConfiguration {
    let rules = (1...times).map {
      FaultScript.Rule("POST", "/v3/contacts/import", occurrence: $0, refused)
    }
    return SandboxConfiguration(faults: FaultScript(rules))
  }

  private func url(_ receiver: Receiver) -> String {
    "http://127.0.0.1:\(receiver.port)/T0KEN?sig=T0KEN"
  }

  @Test func `A failure is told once, and then that it works again`() async throws {
    try await Receiver.run([.answer(204), .answer(204), .answer(204)]) { receiver in
      try await withSandbox(Self.refusing(2)) { sandbox in
        try await Workplace.during { place in
          try await place.prepare(for: sandbox)
          let set = try await place.succeed("notify", "set", url(receiver))
          let secret = String(
            try #require(set.firstMatch(of: /secret: (whsec_\S+)\n.*only now/)).output.1)
          try await place.fail("run", "start", "News", status: 77, saying: "key-refused")
          #expect(receiver.requests.count == 1)
          try await place.fail("run", "start", "News", status: 77, saying: "key-refused")
          #expect(receiver.requests.count == 1)
          try await place.succeed("run", "start", "News")
          try await place.succeed("notify", "test")
          let told = try await expectRules(
            of: receiver.requests, secret: secret, in: place)
          #expect(
            told == [
              "waybill.notification.destination-failing.v1",
              "waybill.notification.destination-working.v1", "waybill.notification.test.v1",
            ])
          let shown = try await place.succeed("notify")
          #expect(shown.matches(of: /delivered/).count == 2)
          #expect(!shown.contains("T0KEN") && !shown.contains(secret))
          let log = try await place.succeed("audit", "log", "--format", "json")
          #expect(log.matches(of: /"notification-delivered"/).count == 2)
          #expect(!log.contains("T0KEN") && !log.contains(secret))
        }
      }
    }
  }

  @Test func `A receiver that never answers changes no run's end`() async throws {
    let silence = Receiver.Reply(ending: .silence)
    try await Receiver.run([silence, .answer(410), .answer(204)]) { receiver in
      try await withSandbox(Self.refusing(3)) { sandbox in
        try await Workplace.during { place in
          try await place.prepare(for: sandbox)
          try await place.succeed(
            "notify", "set", url(receiver), "--secret-file",
            place.write(Self.secret, to: "secret.txt"))
          let stopped = try await place.waybill("run", "start", "News") { process in
            for await _ in receiver.arrivals { break }
            // Who does not want to wait for the receiver need not.
            kill(process, SIGINT)
          }
          #expect(stopped.status == 77, "\(stopped.messages)")
          #expect(stopped.messages.contains("waybill: warning: The webhook could not be told"))
          let again = try await place.waybill("run", "start", "News")
          #expect(again.status == 77, "\(again.messages)")
          #expect(again.messages.contains("status 410"))
          #expect(try await place.succeed("notify", "show").contains("next run"))
          let told = try await place.waybill("run", "start", "News")
          #expect(told.status == 77, "\(told.messages)")
          #expect(Set(receiver.requests.compactMap { $0.fields["webhook-id"] }).count == 1)
          _ = try await expectRules(of: receiver.requests, secret: Self.secret, in: place)
          let log = try await place.succeed("audit", "log", "--format", "json")
          #expect(log.matches(of: /"notification-failed"/).count == 2)
          #expect(log.matches(of: /"notification-delivered"/).count == 1)
        }
      }
    }
  }

  @Test func `Only what is in force stays sealed`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.succeed("user", "add", "Carl", "--role", "contributor")
      let secret = try place.write(Self.secret + "\n", to: "secret.txt")
      func set(_ path: String, as actor: String) async throws -> Workplace.Result {
        let url = try place.write("https://hooks.example/\(path)\n", to: "url.txt")
        return try await place.waybill(
          ["notify", "set", "--url-file", url, "--secret-file", secret], as: actor)
      }
      let refused = try await set("a", as: "Carl")
      #expect(refused.status == 77, "\(refused.messages)")
      #expect(try await place.succeed("audit", "log").contains("command-refused"))
      #expect(try await sealed(in: place) == [])
      for path in ["a", "b", "b"] {
        let result = try await set(path, as: "Anna")
        #expect(result.status == 0, "\(result.messages)")
        #expect(!result.output.contains("whsec"))
        #expect(try await sealed(in: place) == [path])
      }
      #expect(try await set("c", as: "Carl").status == 77)
      try await place.fail("notify", "off", as: "Carl", status: 77, saying: "administrator")
      #expect(try await sealed(in: place) == ["b"])
      try await place.succeed("notify", "off")
      #expect(try await sealed(in: place) == [])
      #expect(try await place.succeed("notify", "off").contains("nothing changed"))
      #expect(try await place.succeed("notify").contains("Notifications are off"))
    }
  }

  /// Which of some addresses the vault holds.
  private func sealed(in place: Workplace) async throws -> [String] {
    let location = LedgerLocation(
      directory: place.ledger, masterKey: nil, signingKey: nil,
      keys: place.home + "/.config/waybill/keys")
    let ledger = try Ledger.open(at: location, surroundings: .system)
    let secret = try #require(WebhookSecret(parsing: Self.secret))
    var found: [String] = []
    for path in ["a", "b", "c"] {
      let webhook = SealedWebhook(
        url: try WebhookURL("https://hooks.example/\(path)"), secret: secret)
      let fingerprint = KeyFingerprint.of(webhook.secretBytes)
      if try await ledger.webhook(fingerprint) != nil { found.append(path) }
    }
    return found
  }

  @Test func `What cannot be a webhook is wrong usage`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      try await place.fail(
        "notify", "set", "http://hooks.example/T0KEN", status: 64, saying: "https")
      try await place.fail("notify", "set", status: 64, saying: "--url-file")
      try await place.fail(
        "notify", "set", "https://a.example", "--url-file", "-", status: 64, saying: "one of")
      try await place.fail(
        "notify", "set", "--secret-file", "-", "--url-file", "-", status: 64, saying: "one thing")
      let weak = try place.write("whsec_c2hvcnQ=", to: "weak.txt")
      try await place.fail(
        "notify", "set", "https://a.example", "--secret-file", weak, status: 64, saying: "24")
      try await place.fail(
        "notify", "set", "https://a.example", "--secret-file", "none.txt", status: 65,
        saying: "none.txt")
      #expect(try await !place.succeed("audit", "log").contains("set-notification"))
    }
  }

  @Test func `A person is asked for the address, and it is not shown`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let terminal = try PseudoTerminal()
      let result = try await place.waybill("notify", "set", on: terminal) { _ in
        await terminal.wait(for: "address (not shown): ")
        #expect(!terminal.hasEcho)
        terminal.type("https://hooks.example/T0KEN")
      }
      #expect(result.status == 0, "\(terminal.text)")
      #expect(!terminal.text.contains("T0KEN"))
      #expect(result.output.contains("https://hooks.example from now on"))
    }
  }

  @Test func `A test says what came back, and leaves no trace`() async throws {
    try await Receiver.run([204, 503, 410].map { .answer($0) }) { receiver in
      try await Workplace.during { place in
        try await place.begin()
        try await place.succeed("user", "add", "Vera", "--role", "viewer")
        try await place.fail("notify", "test", status: 1, saying: "notify set")
        try await place.succeed("notify", "set", url(receiver))
        let before = try await place.succeed("audit", "log")
        #expect(try await place.succeed("notify", "test").contains("status 204"))
        try await place.fail("notify", "test", status: 69, saying: "status 503")
        try await place.fail("notify", "test", status: 1, saying: "status 410")
        try await place.fail("notify", "test", as: "Vera", status: 77, saying: "administrator")
        try await place.fail("notify", "show", as: "Vera", status: 77, saying: "auditor")
        #expect(receiver.requests.count == 3)
        #expect(try await place.succeed("audit", "log") == before)
      }
    }
  }

  /// Holds messages against the written rules.
  ///
  /// - Returns: Their types.
  private func expectRules(
    of messages: [ReceivedRequest], secret: String, in place: Workplace
  ) async throws -> [String] {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    let lines = try messages.map { try WrittenRules.line(fields: $0.fields, body: $0.body) }
    // -B leaves no compiled modules beside the sources.
    let checked = try await place.run(
      python,
      [
        "-B", WrittenRules.program, secret,
        try place.write(lines.joined(), to: "messages.ndjson"),
        Repository.path("Schemas/notifications"),
      ])
    #expect(checked.status == 0, "\(checked.messages)")
    return checked.output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
  }
}
