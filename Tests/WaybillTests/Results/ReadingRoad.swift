import Domain
import Foundation
import Ledger
import Sandbox
import Testing
import Transparency
import Vault
import waybill

/// A road on which everything that there is is looked at.
struct ReadingRoad {
  private let place: Workplace

  /// Goes on from where another road led.
  init(place: Workplace) {
    self.place = place
  }

  /// Walks the road: whatever a result can hold is there to be looked at.
  static func walk(printing printed: PrintedResults) async throws {
    try await withSandbox { sandbox in
      try await Workplace.during(printing: printed) { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("user", "add", "Carl", "--role", "contributor")
        try await place.succeed("destination", "edit", "News", "--name", "Weekly")
        try await place.succeed("destination", "edit", "Weekly", "--name", "Weekly")
        try await place.succeed("run", "start", "Weekly")
        let road = ReadingRoad(place: place)
        try await road.exceedALimit(sandbox)
        try await road.shareANumber()
        try await road.nameSources()
        try await road.exportSeveral()
        try await road.refresh()
        try await road.look()
        try await road.lookCloser()
        try await road.mirrorAList()
        try await road.forge()
      }
    }
  }

  /// A run that a rule ends: six people, over a connection that takes five.
  private func exceedALimit(_ sandbox: RunningSandbox) async throws {
    try await place.succeed(
      "connection", "add", "Small", "--profile-limit", "5", "--agree", Workplace.consentVersion,
      with: ["BREVO_API_URL": sandbox.baseURL, "BREVO_API_KEY": "sandbox-key"])
    try await place.succeed(
      "destination", "edit", "Weekly", "--connection", "Small")
    try await place.fail("run", "start", "Weekly", status: 1, saying: "5")
    try await place.succeed("destination", "edit", "Weekly", "--connection", "Brevo")
  }

  /// A run of which Sendinblue refuses a row: its number is another contact's.
  private func shareANumber() async throws {
    let path = try place.write(
      "CustomerId,Email,MobilePhone\nt1,twin@example.com,+49 170 1234567\n", to: "twin.csv")
    try await place.succeed("segment", "add", "Twin", "--csv", path)
    try await place.succeed(
      "destination", "save", "Twins", "--connection", "Brevo", "--list", "2", "--segment", "Twin",
      "--email", "Email", "--attribute", "SMS=MobilePhone")
    try await place.succeed("run", "start", "Twins")
  }

  /// Segments of every kind of source: no database is asked, since looking at them reads none.
  private func nameSources() async throws {
    let ledger = try Ledger.open(at: place.location, surroundings: .system)
    let anna = try Identity.load(from: place.identity(of: "Anna"), agentSocket: nil)
    let tables: [ProfileTable] = [
      .csv("/data/a.csv"), .ndjson("/data/a.ndjson"),
      .commonDataModel(.init(folder: "/data/ci", name: "Customer")),
      .sqlite(.init(file: "/data/crm.sqlite", selection: .table("customers"))),
      .sqlite(.init(file: "/data/crm.sqlite", selection: .query("SELECT id FROM customers"))),
      .postgresql(.init(database: "service=crm", query: "SELECT id FROM customers")),
    ]
    let members = ProfileSource.members(
      .init(list: tables[0], member: "id", profiles: tables[1], customer: "id"))
    for (index, source) in (tables.map(ProfileSource.table) + [members]).enumerated() {
      let definition = SegmentCommand.Define(
        segment: SegmentID(ledger.surroundings.identifier()),
        name: try DisplayName("Source \(index)"), source: source, customerIDField: "id",
        reading: .readable(fields: ["id"]))
      _ = try await ledger.execute(.segment(.define(definition)), by: anna).events()
    }
    try await place.succeed("segment", "list")
  }

  /// Runs that are followed, tried again, and ordered together, not all of them with success.
  private func exportSeveral() async throws {
    let list = try await place.succeed("run", "list", "--status", "refused", "--format", "ndjson")
    let refused = try #require(list.firstMatch(of: /"id":"([0-9a-f-]+)","list"/))
    try await place.succeed("run", "retry", String(refused.output.1))
    let runs = try await place.succeed("run", "list", "--limit", "1", "--format", "ndjson")
    let last = try #require(runs.firstMatch(of: /"id":"([0-9a-f-]+)","list"/))
    try await place.succeed("run", "watch", String(last.output.1))
    try FileManager.default.removeItem(atPath: place.home + "/twin.csv")
    try await place.fail("run", "start", "--all", status: 1, saying: "1 of 2")
    try await place.succeed("user", "add", "Vera", "--role", "viewer")
    try await place.fail("run", "start", "--all", as: "Vera", status: 1, saying: "2 of 2")
  }

  /// A refresh that nobody performs, at first open and then ended; a schedule of a destination's.
  private func refresh() async throws {
    let ledger = try Ledger.open(
      at: LedgerLocation(
        directory: place.ledger, masterKey: nil, signingKey: nil,
        keys: place.home + "/.config/waybill/keys"),
      surroundings: .system)
    let state = try await ledger.currentState()
    let anna = try Identity.load(from: place.identity(of: "Anna"), agentSocket: nil)
    let itself = try await ledger.scheduleIdentity()
    let twins = try #require(state.destination(named: "Twins")).id
    let begin = try #require(Timestamp("2026-01-01T12:00:00.000Z"))
    let schedule = Schedule(
      days: Weekday.allCases, times: ["06:00"].compactMap(TimeOfDay.init), timeZone: "UTC")
    let own = DestinationCommand.SetSchedule(
      destination: twins, schedule: .own(schedule), isTimeZoneKnown: true, from: begin)
    let id = RefreshID(ledger.surroundings.identifier())
    let occasion = Occasion(
      due: try #require(Timestamp("2026-01-03T06:00:00.000Z")), missed: 1)
    let commands: [(Command, Identity)] = [
      (.schedule(.set(.init(schedule: schedule, isTimeZoneKnown: true, from: begin))), anna),
      (.destination(.setSchedule(own)), anna),
      (.schedule(.startRefresh(.init(refresh: id, occasion: occasion))), itself),
    ]
    for (command, identity) in commands {
      _ = try await ledger.execute(command, by: identity).events()
    }
    try await place.succeed("status")
    for destination in try await ledger.currentState().refresh?.pending ?? [] {
      let start = RunCommand.Start(
        run: RunID(ledger.surroundings.identifier()), destination: destination,
        consentText: .init(version: "none", sha256: .init(bytes: repeatElement(0, count: 32))),
        refresh: id)
      _ = try await ledger.execute(.run(.start(start)), by: itself)
    }
    let end = Command.schedule(.completeRefresh(.init(refresh: id)))
    _ = try await ledger.execute(end, by: itself).events()
  }

  /// Looks at lists, at each run, and at the log.
  func look() async throws {
    for concept in ["user", "connection", "segment", "destination", "run"] {
      try await place.succeed(concept, "list")
    }
    let runs = try await place.succeed("run", "list", "--format", "ndjson")
    for run in runs.matches(of: /"id":"([0-9a-f-]+)","list"/) {
      try await place.succeed("run", "show", String(run.output.1))
      try await place.succeed("run", "show", String(run.output.1), "--rejected")
      try await place.succeed(
        "audit", "evidence", "--run", String(run.output.1), "--output",
        place.home + "/\(UUID().uuidString)")
    }
    try await place.succeed("status")
    try await place.succeed("audit", "log")
    try await place.succeed("audit", "access", "--at", "2999-01-01")
    try await place.succeed("audit", "sql", "SELECT name, 0.5, NULL FROM users")
    try await place.succeed("notify", "show")
    try await place.succeed("rebuild")
    try await place.succeed("audit", "diff", "--from", "1")
    let backup = place.home + "/\(UUID().uuidString)"
    try await place.succeed("backup", backup)
    try await place.succeed("restore", backup, "--ledger", backup + "-restored")
    let lines = try place.write(try await place.succeed("log", "export"), to: "log.ndjson")
    try await place.succeed(
      "log", "import", lines, "--ledger", place.home + "/\(UUID().uuidString)")
    try await place.succeed("replay", "--into", place.home + "/\(UUID().uuidString)")
    try await prove()
    try await place.succeed("config")
    // A destination that failed is a finding; what is found elsewhere is no matter here.
    _ = try await place.waybill("doctor")
  }

  /// Something was decided otherwise than the record now says.
  private func forge() async throws {
    try await place.change(
      "log.sqlite",
      by: """
        UPDATE entries SET record = replace(record, '"contributor"', '"viewer"')
        WHERE type = 'waybill.event.user-added.v1'
        """)
    let replayed = try await place.waybill("replay")
    #expect(replayed.status == 1 && replayed.messages.contains("differs"), "\(replayed.messages)")
  }

  /// What is on record, shown to others.
  private func prove() async throws {
    try await place.succeed("verify")
    let keys = place.home + "/.config/waybill/keys"
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: keys)
        .first { $0.hasSuffix(".signing.key") })
    let key = try NoteSigner(secretKey: String(contentsOfFile: "\(keys)/\(name)", encoding: .utf8))
    let receipt = place.home + "/\(UUID().uuidString).tlog-proof"
    try await place.succeed("audit", "prove", "2", "--output", receipt)
    try await place.succeed("audit", "check", receipt, "--vkey", key.verifier.vkey)
    try await place.succeed("audit", "publish", place.home + "/public")
    let evidence = place.home + "/\(UUID().uuidString)"
    try await place.succeed(
      "audit", "evidence", "--since", "2026-01-01", "--until", "2999-01-01", "--output", evidence)
    try await place.succeed("audit", "check", evidence, "--vkey", key.verifier.vkey)
    try await place.succeed("manifests", "purge", "--older-than", "1d")
    let folder = place.home + "/\(UUID().uuidString)"
    let witness = try await place.succeed(
      "witness", "init", "--name", "wendy", "--log", key.verifier.vkey, "--folder", folder)
    let vkey = try String(#require(witness.firstMatch(of: /"verifierKey" ?: ?"([^"]+)"/)).output.1)
    let request = place.home + "/\(UUID().uuidString)"
    try await place.succeed("audit", "request", "--witness", vkey, "--output", request)
    try await place.succeed(
      "witness", "cosign", request, "--folder", folder, "--output", request + ".answer")
    try await place.succeed("audit", "keep", request, request + ".answer", "--witness", vkey)
    let foreign = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    #expect(try await place.waybill("verify", "--vkey", foreign).status == 1)
    #expect(try await place.waybill("audit", "check", evidence, "--vkey", foreign).status == 1)
  }

  /// Asks the auditor's other questions, about a period that says both its ends.
  func ask() async throws {
    for question in [
      "disclosures", "refusals", "consents", "changes", "breach", "processing",
    ] {
      try await place.succeed(
        "audit", question, "--since", "2026-01-01", "--until", "2999-01-01")
    }
  }

  private func lookCloser() async throws {
    for actor in ["Anna", "Carl"] {
      try await place.succeed("connection", "list", as: actor)
      try await place.succeed("connection", "show", "Brevo", as: actor)
      try await place.succeed("run", "list", as: actor)
    }
    try await place.succeed("connection", "consent-text")
    try await place.succeed("segment", "show", "Customers")
    try await place.succeed("segment", "preview", "Customers")
    try await place.succeed("segment", "preview", "Customers", "--destination", "Weekly")
    try await place.succeed("destination", "show", "Weekly")
    try await place.succeed("destination", "detach", "Weekly", "--yes")
    try await place.succeed("destination", "show", "Weekly")
    try await place.succeed("destination", "list")
    try await place.succeed("config", "--ledger", "elsewhere")
    try await place.succeed("identity", "create")
    try await place.succeed("identity", "show")
    let key = place.home + "/.config/waybill/identity/id_ed25519"
    try await place.succeed("identity", "show", "--agent", besideAgentWith: key)
  }

  /// A list that mirrors a segment which somebody leaves, tried out before and held by its guard.
  private func mirrorAList() async throws {
    func write(_ people: [String]) throws -> String {
      let lines = people.map { #"{"Email":"\#($0)@example.com","First":"\#($0)"}"# + "\n" }
      return try place.write(lines.joined(), to: "members.ndjson")
    }
    try await place.succeed("segment", "add", "Members", "--ndjson", try write(["ann", "bob"]))
    try await place.succeed(
      "destination", "save", "Members", "--connection", "Brevo", "--list", "2", "--segment",
      "Members", "--email", "Email", "--attribute", "FIRSTNAME=First", "--only-changes",
      "--mirror", "--remove-at-most", "50%")
    try await place.succeed("run", "start", "Members")
    _ = try write(["ann", "cyd"])
    try await place.succeed("destination", "show", "Members")
    try await place.succeed("destination", "list")
    try await place.succeed("destination", "check", "Members")
    try await place.succeed("run", "plan", "Members")
    try await place.succeed("destination", "edit", "Members", "--remove-at-most", "0%")
    try await place.fail("destination", "check", "Members", status: 1, saying: "may take off 0 %")
    try await place.succeed("destination", "edit", "Members", "--remove-at-most", "50%")
    try await place.succeed("run", "start", "Members")
    let runs = try await place.succeed("run", "list", "--limit", "1", "--format", "ndjson")
    let last = try #require(runs.firstMatch(of: /"id":"([0-9a-f-]+)","list"/))
    try await place.succeed("run", "show", String(last.output.1))
  }
}
