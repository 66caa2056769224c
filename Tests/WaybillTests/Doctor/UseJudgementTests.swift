import Domain
import Ledger
import ScriptedIdentities
import Testing
import Vault
import waybill

/// What the facts of schedules, destinations and notifications come to: states made by events.
@Suite struct UseJudgementTests {
  private static let hour: Int64 = 3_600_000
  /// 2026-11-18T09:46:40Z, a Wednesday.
  private static let now = Timestamp(milliseconds: 1_795_000_000_000 - 3_600_000 * 12 - 320_000)
  private static let daily = Schedule(
    days: Weekday.allCases, times: [TimeOfDay("06:00")].compactMap(\.self), timeZone: "UTC")

  private let user = UserID(UUIDv7(milliseconds: 1, random: (1, 1)))
  private let connection = ConnectionID(UUIDv7(milliseconds: 2, random: (2, 2)))
  private let segment = SegmentID(UUIDv7(milliseconds: 3, random: (3, 3)))
  private let destination = DestinationID(UUIDv7(milliseconds: 4, random: (4, 4)))
  private let refresh = RefreshID(UUIDv7(milliseconds: 5, random: (5, 5)))

  @Test(arguments: [
    // When the schedule was set, whether a daemon holds its claim, whether a refresh is performed.
    (-48 * hour, false, false, Verdict.warn), (-48 * hour, true, false, .pass),
    (-48 * hour, false, true, .pass), (-1, false, false, .pass),
  ])
  func `A schedule that nobody keeps is warned of once it is overdue`(
    set: Int64, isKept: Bool, isRefreshing: Bool, expected: Verdict
  ) throws {
    let state = try scheduled(set: Timestamp(milliseconds: Self.now.milliseconds + set))
    let found = facts(of: state, isKept, isRefreshing)
    #expect(found[.keeper]?.verdict == expected)
    #expect(found[.schedule]?.verdict == .pass)
    #expect((found[.keeper]?.advice?.contains("waybill daemon") ?? false) == (expected == .warn))
  }

  @Test func `What is overdue by less than an hour may still be done by a timer`() throws {
    let state = try scheduled(set: Timestamp(milliseconds: Self.now.milliseconds - 12 * Self.hour))
    for (minutes, expected) in [(59, Verdict.pass), (61, .warn)] {
      // 06:00 UTC, and as long after it.
      let due = try #require(Timestamp("2026-11-18T06:00:00.000Z"))
      let now = Timestamp(milliseconds: due.milliseconds + Int64(minutes) * 60_000)
      let found = ScheduleFacts(of: state, at: now, isKept: false, isRefreshing: false, busy: [])
        .findings.first { $0.check == .keeper }
      #expect(found?.verdict == expected, "\(minutes)")
    }
  }

  @Test func `Without a schedule nobody has to keep to it`() {
    let found = facts(of: State(), false, false)
    #expect(found[.keeper] == nil)
    #expect(found[.schedule]?.verdict == .pass)
    #expect(found[.work]?.verdict == .pass)
  }

  @Test func `What has a schedule over a connection that asks for approvals is warned of`() throws {
    var state = try scheduled(set: Self.now)
    state.evolve(.connection(.approvalRequired(.init(connection: connection))))
    func warnings() -> [Finding] {
      ScheduleFacts(of: state, at: Self.now, isKept: true, isRefreshing: false, busy: []).findings
        .filter { $0.check == .schedule && $0.verdict == .warn }
    }
    #expect(warnings().map(\.subject) == ["destination/Anna"])
    #expect(warnings().first?.advice?.contains("waybill run start --plan") == true)
    state.evolve(.connection(.approvalWaived(.init(connection: connection))))
    #expect(warnings().isEmpty)
  }

  @Test func `A time zone that is not known here fails`() throws {
    let nowhere = Schedule(days: [.monday], times: Self.daily.times, timeZone: "Mars/Olympus")
    var state = State()
    state.evolve(.schedule(.set(.init(schedule: nowhere, from: Self.now))))
    let found = facts(of: state, true, false)
    #expect(found[.schedule]?.verdict == .fail)
    #expect(found[.schedule]?.what.contains("Mars/Olympus") == true)
  }

  @Test(arguments: [(false, Verdict.warn), (true, .pass)])
  func `A refresh that nobody performs is warned of`(
    isPerformed: Bool, expected: Verdict
  ) throws {
    var state = try scheduled(set: Self.now)
    state.evolve(
      .schedule(
        .refreshStarted(
          .init(
            refresh: refresh, orderer: .schedule, occasion: nil, own: [],
            destinations: [destination]))))
    let work = facts(of: state, false, isPerformed)[.work]
    #expect(work?.verdict == expected)
    #expect(work?.subject == "refresh/\(refresh)")
  }

  @Test func `A destination's segments, list and attributes are looked at`() throws {
    let state = try scheduled(set: Self.now)
    let good = ProbeAnswers(lists: [2: .found(name: "N")], attributes: ["FIRSTNAME"])
    let header: SourceReading = .readable(fields: ["Id", "Email", "First", "Phone"])
    #expect(try bad(in: state, header, good).isEmpty)
    #expect(try bad(in: state, .unreadable(reason: "No."), good) == [.segments])
    for field in ["Id", "Email", "First", "Phone"] {
      let fields = ["Id", "Email", "First", "Phone"].filter { $0 != field }
      #expect(try bad(in: state, .readable(fields: fields), good) == [.segments], "\(field)")
    }
    #expect(try bad(in: state, nil, good, isKnown: false) == [.segments])
    var answers = good
    answers.lists = [2: .missing]
    #expect(try bad(in: state, header, answers) == [.list])
    answers.lists = [2: .dynamic(name: "D")]
    #expect(try bad(in: state, header, answers) == [.list])
    answers.lists = [:]
    #expect(try bad(in: state, header, answers).isEmpty, "not asked, so skipped")
    answers = good
    answers.attributes = []
    #expect(try bad(in: state, header, answers) == [.attributes])
  }

  @Test func `A paused destination says so, and a detached one is not asked about`() throws {
    var state = try scheduled(set: Self.now)
    state.evolve(.destination(.paused(.init(destination: destination, failures: 3))))
    var held = try #require(state.destinations[destination])
    let answers = ProbeAnswers(lists: [2: .found(name: "N")], attributes: ["FIRSTNAME"])
    var found = DestinationState(of: held, sources: [], answers: answers, isConnectionKnown: true)
      .findings
    #expect(found[0].verdict == .fail)
    #expect(found[0].advice?.contains("--resume") == true)
    held.isDetached = true
    found =
      DestinationState(of: held, sources: [], answers: answers, isConnectionKnown: true).findings
    #expect(found.map(\.check) == [.condition, .segments])
    #expect(found[0].verdict == .warn)
  }

  @Test func `A rule's sentence is for those who may know the connection`() throws {
    var state = try scheduled(set: Self.now)
    state.evolve(
      .schedule(
        .refreshStarted(
          .init(
            refresh: refresh, orderer: .schedule, occasion: nil, own: [],
            destinations: [destination]))))
    let start = RunCommand.Start(
      run: RunID(UUIDv7(milliseconds: 6, random: (6, 6))), destination: destination,
      consentText: ConsentText(version: "v", sha256: .init(bytes: Array(repeating: 0, count: 32))),
      refresh: refresh)
    for event in state.refuse(
      .run(.start(start)), because: .consentNotInForce(connection: try DisplayName("Hidden")))
    {
      state.evolve(event)
    }
    let held = try #require(state.destinations[destination])
    #expect(held.condition == .failing)
    for isKnown in [true, false] {
      let found = DestinationState(
        of: held, sources: [], answers: ProbeAnswers(), isConnectionKnown: isKnown
      ).findings[0]
      #expect(found.verdict == .fail)
      #expect(found.what.contains("Hidden") == isKnown)
    }
  }

  @Test func `Messages that wait and an address that is lost are told`() throws {
    var state = try scheduled(set: Self.now)
    #expect(verdict(of: state, .missing) == .pass, "notifications are off")
    let webhook = Webhook(server: "https://hooks.example", fingerprint: "0123456789abcdef")
    state.evolve(.notification(.set(.init(webhook: webhook))))
    #expect(verdict(of: state, .held) == .pass)
    #expect(verdict(of: state, .missing) == .fail)
    #expect(verdict(of: state, .unusable("No.")) == .fail)
    #expect(verdict(of: state, .untried) == .skipped)
    state.evolve(.destination(.paused(.init(destination: destination, failures: 3))))
    #expect(verdict(of: state, .held) == .warn)
  }

  private func verdict(of state: State, _ key: SealedState) -> Verdict? {
    NotificationFacts(of: state, key).findings.first?.verdict
  }

  /// What fails of the destination.
  private func bad(
    in state: State, _ reading: SourceReading?, _ answers: ProbeAnswers, isKnown: Bool = true
  ) throws -> [Check] {
    let held = try #require(state.destinations[destination])
    let known = isKnown ? state.segments[segment] : nil
    return DestinationState(
      of: held, sources: [.init(known, reading)], answers: answers, isConnectionKnown: true
    ).findings.filter { $0.verdict == .fail }.map(\.check)
  }

  private func facts(
    of state: State, _ isKept: Bool, _ isRefreshing: Bool
  ) -> [Check: Finding] {
    let findings = ScheduleFacts(
      of: state, at: Self.now, isKept: isKept, isRefreshing: isRefreshing, busy: []
    ).findings
    return Dictionary(findings.map { ($0.check, $0) }) { first, _ in first }
  }

  /// A ledger with one destination, and a schedule since an instant.
  private func scheduled(set: Timestamp) throws -> State {
    var state = State()
    let name = try DisplayName("Anna")
    let events: [Event] = [
      .user(
        .added(
          .init(
            user: user, name: name, role: .administrator,
            publicKey: Identity.scripted("Anna").publicKey.signerKey))),
      .connection(
        .created(.init(connection: connection, name: name, baseURL: "https://api.brevo.com/v3"))),
      .segment(
        .defined(
          .init(
            segment: segment, name: name, source: .table(.csv("/c.csv")),
            fields: ["Id", "Email", "First", "Phone"], customerIDField: "Id"))),
      .destination(
        .saved(
          .init(
            destination: destination,
            settings: DestinationSettings(
              name: name, connection: connection, list: 2,
              matching: DataMatching(
                emailField: "Email",
                attributes: [
                  .init(attribute: "FIRSTNAME", field: "First"),
                  .init(attribute: "SMS", field: "Phone"),
                ]),
              segments: [segment]),
            listName: "N", owner: user))),
      .schedule(.set(.init(schedule: Self.daily, from: set))),
    ]
    for event in events { state.evolve(event) }
    return state
  }
}
