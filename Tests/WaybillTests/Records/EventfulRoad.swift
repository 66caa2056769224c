import Foundation
import Glibc
import Sandbox
import Testing
import WebhookReceiver

/// A road on which every command is given and every event happens, refusals too.
struct EventfulRoad {
  let place: Workplace
  private let cancelling: Gate
  private let stopping: Gate
  private static let key = ["BREVO_API_KEY": "sandbox-key"]

  /// Walks the road.
  ///
  /// - Parameters:
  ///   - printed: Told what every command prints, which is JSON then.
  ///   - operation: Is told where the ledger is, before it goes.
  /// - Throws: What `operation` throws, or the system's error where no program can be run.
  static func walk(
    printing printed: PrintedResults? = nil, _ operation: (Workplace) async throws -> Void
  ) async throws {
    let (cancelling, stopping) = (Gate(), Gate())
    let tooEarly = Fault.respond(status: 425, body: #"{"code":"x","message":"too early"}"#)
    let invalid = Fault.respond(
      status: 400, body: #"{"code":"invalid_parameter","message":"no"}"#)
    let imports: [Fault?] = [
      tooEarly, .dropAfterHandling, nil, invalid, .delay(until: cancelling),
      .delay(until: stopping),
    ]
    let rules = imports.enumerated().compactMap { index, fault in
      fault.map {
        FaultScript.Rule("POST", "/v3/contacts/import", occurrence: index + 1, $0)
      }
    }
    // Deleting a contact is refused at first, and then not answered, however often it is tried.
    let deletions = [
      FaultScript.Rule(
        "DELETE", "/v3/contacts/",
        .respond(status: 403, body: #"{"code":"permission_denied","message":"no"}"#)),
      FaultScript.Rule("DELETE", "/v3/contacts/", occurrences: 2...6, .dropBeforeHandling),
    ]
    let faults = FaultScript(rules + deletions)
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during(printing: printed) { place in
        let road = EventfulRoad(place: place, cancelling: cancelling, stopping: stopping)
        try await road.letPeopleIn()
        try await road.connect(to: sandbox)
        try await road.defineSegments()
        try await road.saveDestinations()
        try await road.beNotified {
          try await road.export()
          try await road.keepTime()
          try await road.takeConsentBack()
          try await road.keepToPlans()
        }
        try await road.mirror()
        try await road.answerPeople()
        try await road.handOutAndForget()
        try await road.tidyUp()
        try await operation(place)
      }
    }
  }

  private func letPeopleIn() async throws {
    try await place.begin()
    // Names that JSON has to escape, and that UTF-8 and UTF-16 order differently.
    for (name, role) in [
      ("Carl", "contributor"), ("Vera", "viewer"), ("Zoë \"\\\" 𝔛\u{FF01}/", "auditor"),
    ] {
      try await place.succeed("user", "add", name, "--role", role)
    }
    try await place.fail("user", "add", "carl", "--role", "viewer", status: 1, saying: "taken")
    try await place.succeed("user", "role", "Vera", "administrator")
    try await place.succeed(
      "user", "rotate-key", "Vera", "--public-key", try place.identity(of: "Vera, later") + ".pub")
    try await place.fail("user", "role", "Carl", "auditor", as: "Carl", status: 77, saying: "admin")
    try await place.succeed("user", "deactivate", "Vera", "--yes")
    try await place.fail("user", "deactivate", "Anna", "--yes", status: 1, saying: "last")
  }

  private func connect(to sandbox: RunningSandbox) async throws {
    try await place.succeed(
      "connection", "create", "Brevo", "--profile-limit", "5000",
      with: ["BREVO_API_URL": sandbox.baseURL])
    try await place.fail(
      "connection", "establish", "Brevo", with: Self.key, status: 1, saying: "agreed")
    try await place.succeed(
      "connection", "accept-consent", "Brevo", "--agree", Workplace.consentVersion)
    try await place.fail(
      "connection", "establish", "Brevo", with: ["BREVO_API_KEY": "wrong"], status: 77,
      saying: "API key")
    try await place.fail("connection", "save", "Brevo", status: 1, saying: "API key")
    try await place.succeed("connection", "establish", "Brevo", with: Self.key)
    try await place.succeed("connection", "add-export-user", "Brevo")
    try await place.succeed("connection", "save", "Brevo")
    try await place.succeed("connection", "share", "Brevo")
    try await place.succeed("connection", "rename", "Brevo", "Brevo «Süd»")
    try await place.succeed("connection", "rotate-key", "Brevo «Süd»", with: Self.key)
    try await place.succeed("connection", "create", "Short-lived")
    try await place.succeed("connection", "remove", "Short-lived", "--yes")
  }

  private func defineSegments() async throws {
    let path = try place.write(Workplace.customers, to: "customers.csv")
    try await place.succeed("segment", "add", "Customers", "--csv", path, as: "Carl")
    try await place.succeed("segment", "add", "Spare", "--csv", path)
    try await place.fail(
      "segment", "add", "None", "--csv", "none.csv", status: 65, saying: "none.csv")
    try await place.fail(
      "segment", "add", "M", "--csv", path, as: "Mallory", status: 77, saying: "user add")
    try await place.succeed("segment", "deactivate", "Spare")
    try await place.succeed("segment", "remove", "Spare", "--yes")
  }

  private func saveDestinations() async throws {
    try await place.succeed(
      "destination", "save", "News", "--connection", "Brevo «Süd»", "--list", "2", "--segment",
      "Customers", "--email", "Email", "--attribute", "FIRSTNAME=FirstName", "--attribute",
      "SMS=MobilePhone", "--default-country", "DE", "--consent-field", "EmailConsent=yes",
      as: "Carl")
    try await place.fail(
      "destination", "edit", "News", "--list", "3", status: 1, saying: "static")
    try await place.succeed("connection", "unshare", "Brevo «Süd»")
    try await place.fail(
      "destination", "edit", "News", "--name", "Mine", as: "Carl", status: 77, saying: "shared")
    try await place.succeed(
      "destination", "edit", "News", "--name", "Weekly", "--no-attributes",
      "--no-default-country")
  }

  /// Somebody is told of what fails meanwhile, once the first message was refused.
  private func beNotified(_ meanwhile: () async throws -> Void) async throws {
    let replies = ([410] + Array(repeating: 204, count: 20)).map { Receiver.Reply.answer($0) }
    try await Receiver.run(replies) { receiver in
      let url = "http://127.0.0.1:\(receiver.port)/T0KEN"
      try await place.succeed("notify", "set", url)
      try await place.fail("notify", "set", url, as: "Carl", status: 77, saying: "administrator")
      try await meanwhile()
      try await place.succeed("notify", "test")
      try await place.succeed("notify", "off")
    }
  }

  /// Five runs: through faults to its end; failed; cancelled; stopped and resumed; refused.
  private func export() async throws {
    try await place.succeed("run", "start", "Weekly")
    try await place.fail("run", "start", "Weekly", status: 1, saying: "batch-rejected")
    try await place.succeed("notify", "show")
    let cancelled = try await place.waybill("run", "start", "Weekly") { _ in
      try await cancelling.waitUntilReached()
      let run = try await newestRun()
      try await place.fail("run", "start", "Weekly", status: 1, saying: "resume")
      try await place.succeed("run", "cancel", run)
      try await place.fail("run", "cancel", run, status: 1, saying: run)
      cancelling.open()
    }
    #expect(cancelled.status == 1, "\(cancelled.messages)")
    let stopped = try await place.waybill("run", "start", "Weekly") { process in
      try await stopping.waitUntilReached()
      kill(process, SIGINT)
    }
    stopping.open()
    #expect(stopped.status == 130, "\(stopped.messages)")
    try await place.succeed("run", "resume")
    try await place.succeed("segment", "deactivate", "Customers")
    try await place.fail("run", "start", "Weekly", status: 1, saying: "segment activate")
    try await place.succeed("segment", "activate", "Customers")
  }

  private func takeConsentBack() async throws {
    try await place.succeed("connection", "withdraw-consent", "Brevo «Süd»", "--yes")
    try await place.fail("run", "start", "Weekly", status: 1, saying: "accept-consent")
    try await place.succeed(
      "connection", "accept-consent", "Brevo «Süd»", "--agree", Workplace.consentVersion)
    try await place.succeed("run", "start", "Weekly")
  }

  /// Somebody leaves a segment and is taken off its list; that all leave is refused.
  private func mirror() async throws {
    func write(_ people: [String]) throws -> String {
      try place.write(
        "Email\n" + people.map { "\($0)@members.example\n" }.joined(), to: "members.csv")
    }
    try await place.succeed("segment", "add", "Members", "--csv", try write(["ann", "bob"]))
    try await place.succeed(
      "destination", "save", "Members only", "--connection", "Brevo «Süd»", "--list", "2",
      "--segment", "Members", "--email", "Email", "--mirror", "--remove-at-most", "50%")
    try await place.succeed("run", "start", "Members only")
    _ = try write(["bob"])
    try await place.succeed("run", "start", "Members only")
    try await place.succeed("run", "show", try await newestRun())
    _ = try write([])
    try await place.fail(
      "run", "start", "Members only", status: 1, saying: "may take off 50 %")
    try await place.succeed("destination", "remove", "Members only", "--yes")
    try await place.succeed("segment", "remove", "Members", "--yes")
  }

  private func tidyUp() async throws {
    try await place.fail(
      "connection", "remove", "Brevo «Süd»", "--yes", status: 1, saying: "“Weekly”")
    try await place.succeed("destination", "detach", "Weekly", "--yes")
    try await place.succeed("destination", "attach", "Weekly", "--connection", "Brevo «Süd»")
    try await place.succeed("destination", "remove", "Weekly", "--yes")
    try await place.succeed("segment", "remove", "Customers", "--yes")
    try await place.succeed("connection", "remove", "Brevo «Süd»", "--yes")
  }

  private func newestRun() async throws -> String {
    let run = try await place.succeed("run", "list", "--limit", "1", "--format", "ndjson")
    return String(try #require(run.firstMatch(of: /"id":"([0-9a-f-]+)"/)).output.1)
  }
}
