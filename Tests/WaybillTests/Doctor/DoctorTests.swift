import Domain
import Foundation
import Glibc
import Ledger
import Sandbox
import Testing
import waybill

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct DoctorTests {
  private static let connection = "connection/Brevo"
  private static let destination = "destination/News"

  /// What cannot be asked of Sendinblue without an API key.
  private static let unasked = [
    Judged(.account, connection, .skipped), Judged(.list, destination, .skipped),
    Judged(.attributes, destination, .skipped), Judged(.clock, "sendinblue", .skipped),
  ]

  @Test func `A healthy ledger passes in every line`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.expect()
        let found = try await place.examine()
        let checks = Set(found.keys.map(\.check))
        #expect(checks.isSuperset(of: [.permissions, .log, .views, .vault, .manifests, .clock]))
        #expect(checks.isSuperset(of: [.consent, .exportUser, .apiKey, .account, .rateLimit]))
        #expect(checks.isSuperset(of: [.condition, .segments, .list, .attributes, .work]))
        try await place.succeed("run", "start", "News")
        try await place.expect()
      }
    }
  }

  @Test func `Loose files are told, and all else is looked at all the same`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.succeed("run", "start", "News")
        let key = try #require(try masterKey(of: place))
        for (path, mode) in [
          (place.ledger, mode_t(0o755)), (place.ledger + "/log.sqlite", 0o640),
          (place.ledger + "/views.sqlite", 0o604), (place.ledger + "/locks", 0o777),
        ] {
          let isFolder = !path.hasSuffix(".sqlite")
          #expect(chmod(path, mode) == 0)
          try await place.expect(Judged(.permissions, path, .fail))
          #expect(chmod(path, isFolder ? 0o700 : 0o600) == 0)
        }
        // The vault opens to nobody while others may read it or its key.
        for path in [place.ledger + "/vault.sqlite", key] {
          #expect(chmod(path, 0o644) == 0)
          try await expectUnopened(vaultOf: place, and: Judged(.permissions, path, .fail))
          #expect(chmod(path, 0o600) == 0)
        }
        #expect(rename(key, key + ".away") == 0)
        try await expectUnopened(vaultOf: place)
        #expect(rename(key + ".away", key) == 0)
        try await place.expect()
      }
    }
  }

  @Test func `Views and manifests are held against the log`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let views = place.ledger + "/views.sqlite"
        let former = try Data(contentsOf: URL(fileURLWithPath: views))
        try await place.succeed("user", "add", "Vera", "--role", "viewer")
        let present = try Data(contentsOf: URL(fileURLWithPath: views))
        try put(former, in: views)
        try await place.expect(Judged(.views, views, .warn))
        unlink(views)
        try await place.expect(Judged(.views, views, .warn))
        #expect(access(views, F_OK) != 0, "looking makes nothing")
        try put(Data("no database, but long enough to be looked at".utf8), in: views)
        try await place.expect(Judged(.views, views, .warn))
        try await Workplace.during { other in
          try await other.begin()
          let foreign = try Data(contentsOf: URL(fileURLWithPath: other.ledger + "/views.sqlite"))
          try put(foreign, in: views)
          try await place.expect(Judged(.views, views, .fail))
        }
        try put(present, in: views)
        try await place.expect()
        try await tamper(place, "UPDATE snapshot SET state = replace(state, 'viewer', 'auditor')")
        try await place.expect(Judged(.views, views, .fail))
        try put(present, in: views)
        unlink(place.ledger + "/manifests.sqlite")
        try await place.expect(Judged(.manifests, place.ledger + "/manifests.sqlite", .fail))
      }
    }
  }

  @Test func `Without a log there is still something to say`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      let log = place.ledger + "/log.sqlite"
      try put(Data(repeating: 120, count: 8192), in: log)
      let vault = Judged(.vault, place.ledger + "/vault.sqlite", .skipped)
      let views = Judged(.views, place.ledger + "/views.sqlite", .skipped)
      try await place.expect(Judged(.log, log, .fail), views, vault)
      unlink(log)
      try await place.expect(Judged(.log, log, .fail), views, vault)
      let result = try await place.waybill("doctor")
      #expect(result.status == 1)
      #expect(result.output.contains("waybill init"))
    }
  }

  @Test func `What Sendinblue says is told in the line that it is about`() async throws {
    let company = """
      {"companyName":"Other Ltd","email":"o@example.com","plan":[{"type":"free","credits":1}]}
      """
    let dynamic = #"{"id":2,"name":"N","folderId":1,"uniqueSubscribers":0,"dynamicList":true}"#
    // The first of each is the setup's.
    let faults = FaultScript([
      .init("GET", "/v3/account", occurrence: 6, .respond(status: 200, body: company)),
      .init("GET", "/v3/account", occurrence: 7, .respond(status: 401, body: "{}")),
      .init("GET", "/v3/account", occurrence: 8, .dropBeforeHandling),
      .init("GET", "/v3/contacts/lists", occurrence: 3, .respond(status: 404, body: "{}")),
      .init("GET", "/v3/contacts/lists", occurrence: 4, .respond(status: 200, body: dynamic)),
      .init(
        "GET", "/v3/contacts/attributes", occurrence: 5,
        .respond(status: 200, body: #"{"attributes":[]}"#)),
    ])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.expect()
        try await place.expect(Judged(.list, Self.destination, .fail))
        try await place.expect(Judged(.list, Self.destination, .fail))
        try await place.expect(Judged(.attributes, Self.destination, .fail))
        try await place.expect(Judged(.account, Self.connection, .warn))
        for _ in 0..<2 {
          try await place.expect(
            Judged(.account, Self.connection, .fail), Self.unasked[1], Self.unasked[2],
            Self.unasked[3])
        }
        try await place.expect()
      }
    }
  }

  @Test func `A limit on requests is warned of before it is reached`() async throws {
    let limits = RateLimits(
      contacts: [.init(requests: 1000, seconds: 3600)], others: [.init(requests: 4, seconds: 3600)])
    try await withSandbox(SandboxConfiguration(rateLimits: limits)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.expect()
        try await place.expect()
        try await place.expect(Judged(.rateLimit, Self.connection, .warn))
        let found = try await place.examine()
        #expect(found[Judged(.account, Self.connection, nil)]?.verdict == .fail)
      }
    }
  }

  @Test func `A clock that is wrong is told`() async throws {
    let hour: Int64 = 3_600_000
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.expect(Judged(.clock, "sendinblue", .warn), lead: 60_000)
        try await place.expect(Judged(.clock, "sendinblue", .fail), lead: hour)
        try await place.expect(
          Judged(.clock, "sendinblue", .fail), Judged(.clock, "log", .fail), lead: -hour)
        try await place.expect(
          Judged(.clock, "sendinblue", .fail), Judged(.apiKey, Self.connection, .warn),
          lead: 366 * 24 * hour)
      }
    }
  }

  @Test func `What a run would be refused for fails`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let csv = place.home + "/customers.csv"
        let customers = try Data(contentsOf: URL(fileURLWithPath: csv))
        unlink(csv)
        try await place.expect(Judged(.segments, Self.destination, .fail))
        try put(Data("CustomerId,Email,MobilePhone,EmailConsent\n".utf8), in: csv)
        try await place.expect(Judged(.segments, Self.destination, .fail))
        try put(customers, in: csv)
        try await place.succeed("segment", "deactivate", "Customers")
        try await place.expect(Judged(.segments, Self.destination, .fail))
        try await place.succeed("segment", "activate", "Customers")
        try await place.succeed("connection", "withdraw-consent", "Brevo", "--yes")
        try await place.expect(Judged(.consent, Self.connection, .fail))
        try await place.succeed(
          "connection", "accept-consent", "Brevo", "--agree", Workplace.consentVersion)
        try await place.succeed("user", "add", "Bea", "--role", "administrator")
        try await place.succeed("user", "role", "Anna", "viewer", as: "Bea")
        try await place.expect(Judged(.exportUser, Self.connection, .fail), as: "Bea")
        try await place.succeed("user", "deactivate", "Anna", "--yes", as: "Bea")
        try await place.expect(Judged(.exportUser, Self.connection, .fail), as: "Bea")
      }
    }
  }

  @Test func `A key that the vault lost is missed`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let ledger = try Ledger.open(at: place.location, surroundings: .system)
        let held = try #require(try await ledger.currentState().connections.values.first)
        try await ledger.forget(try #require(held.access).keyFingerprint, of: held.id)
        try await place.expect(
          Judged(.apiKey, Self.connection, .fail), Self.unasked[0], Self.unasked[1],
          Self.unasked[2], Self.unasked[3])
      }
    }
  }

  @Test func `A failed run and one left open are told`() async throws {
    let invalid = Fault.respond(status: 400, body: #"{"code":"invalid_parameter","message":"no"}"#)
    let gate = Gate()
    let faults = FaultScript([
      .init("POST", "/v3/contacts/import", occurrence: 1, invalid),
      .init("POST", "/v3/contacts/import", occurrence: 2, .delay(until: gate)),
    ])
    try await withSandbox(SandboxConfiguration(faults: faults)) { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        try await place.fail("run", "start", "News", status: 1, saying: "batch-rejected")
        try await place.expect(Judged(.condition, Self.destination, .fail))
        let killed = try await place.waybill("run", "start", "News") { process in
          try await gate.waitUntilReached()
          try await place.expect(Judged(.condition, Self.destination, .fail))
          kill(process, SIGKILL)
        }
        gate.open()
        #expect(killed.status == 137)
        let ledger = try Ledger.open(at: place.location, surroundings: .system)
        let run = try #require(try await ledger.currentState().runs.keys.first)
        try await place.expect(
          Judged(.condition, Self.destination, .fail), Judged(.work, "run/\(run)", .warn))
        try await place.succeed("run", "resume")
        try await place.expect()
      }
    }
  }

  @Test func `Who may not know of connections is not told`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        for (name, role) in [("Carl", "contributor"), ("Vera", "viewer"), ("Otto", "auditor")] {
          try await place.succeed("user", "add", name, "--role", role)
        }
        let list = Judged(.list, Self.destination, nil)
        for (name, isConnectionShown, expected) in [
          ("Carl", false, Verdict.pass), ("Vera", false, .skipped), ("Otto", true, .pass),
        ] {
          let found = try await place.examine(as: name)
          #expect(found.keys.contains { $0.subject == Self.connection } == isConnectionShown)
          #expect(found[list]?.verdict == expected, "\(name)")
          #expect(found.keys.contains { $0.check == .notifications } == isConnectionShown)
        }
        try await place.succeed("connection", "unshare", "Brevo")
        #expect(try await place.examine(as: "Carl")[list]?.verdict == .skipped)
        await #expect(throws: Refusal.self) { try await place.examine(as: "Mallory") }
        try await place.fail("doctor", as: "Mallory", status: 77, saying: "user add")
      }
    }
  }

  @Test func `Offline nothing is asked`() async throws {
    try await withSandbox { sandbox in
      try await Workplace.during { place in
        try await place.prepare(for: sandbox)
        let found = try await place.examine(isOnline: false)
        let skipped = found.filter { $0.value.verdict == .skipped }.map {
          Judged($0.key.check, $0.key.subject, .skipped)
        }
        #expect(Set(skipped) == Set(Self.unasked))
        let result = try await place.waybill("doctor", "--offline")
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.hasPrefix("VERDICT  CHECK"))
        #expect(!result.output.contains("\u{1B}"))
        #expect(result.messages.contains(" 4 skipped"))
      }
    }
  }

  @Test func `The exit status says whether anything fails`() async throws {
    try await Workplace.during { place in
      try await place.begin()
      for format in ["table", "json", "csv", "ndjson"] {
        let result = try await place.waybill("doctor", "--format", format)
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("log.sqlite"))
      }
      chmod(place.ledger, 0o755)
      let loose = try await place.waybill("doctor", "--format", "ndjson")
      #expect(loose.status == 1)
      #expect(loose.output.contains(#""advice":"Run: chmod 700 \#(place.ledger)""#))
      chmod(place.ledger, 0o700)
      let config = try place.write("{}", to: "config.json", mode: 0o666)
      chmod(config, 0o666)
      let settings = try await place.waybill("doctor", with: ["WAYBILL_CONFIG": config])
      #expect(settings.status == 1)
      #expect(settings.output.contains("chmod go-w \(config)"))
      #expect(!settings.output.contains("log.sqlite"))
      try await place.fail(
        "doctor", with: ["WAYBILL_FORMAT": "xml"], status: 64, saying: "WAYBILL_FORMAT")
    }
  }

  private func expectUnopened(
    vaultOf place: Workplace, and more: Judged? = nil,
    at location: SourceLocation = #_sourceLocation
  ) async throws {
    let found = try await place.examine()
    let bad = found.filter { $0.value.verdict != .pass }
      .map { Judged($0.key.check, $0.key.subject, $0.value.verdict) }
    var expected = Set(Self.unasked)
    expected.insert(Judged(.vault, place.ledger + "/vault.sqlite", .fail))
    expected.insert(Judged(.apiKey, Self.connection, .skipped))
    if let more { expected.insert(more) }
    #expect(Set(bad) == expected, sourceLocation: location)
  }

  private func masterKey(of place: Workplace) throws -> String? {
    let keys = place.home + "/.config/waybill/keys"
    return try FileManager.default.contentsOfDirectory(atPath: keys)
      .first { !$0.hasSuffix(".signing.key") }.map { "\(keys)/\($0)" }
  }

  /// Puts bytes in a database's place, without what SQLite keeps beside it.
  private func put(_ bytes: Data, in path: String) throws {
    for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
    try bytes.write(to: URL(fileURLWithPath: path))
    chmod(path, 0o600)
  }

  private func tamper(_ place: Workplace, _ sql: String) async throws {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    let script = """
      import sqlite3, sys
      database = sqlite3.connect(sys.argv[1])
      database.execute(sys.argv[2])
      database.commit()
      """
    let result = try await place.run(
      python, ["-B", "-c", script, place.ledger + "/views.sqlite", sql])
    #expect(result.status == 0, "\(result.messages)")
  }
}
