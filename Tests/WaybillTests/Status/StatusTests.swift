import Audit
import Domain
import Foundation
import Ledger
import Results
import Testing
import waybill

@Suite struct StatusTests {
  private let daily = Schedule(
    days: Weekday.allCases, times: ["06:00", "18:00"].compactMap(TimeOfDay.init),
    timeZone: "Europe/Berlin")

  @Test func aLedgerThatHasJustBegun() async throws {
    let estate = try await Estate(at: "2026-11-23T09:00:00.000Z")
    let shown = try await text(estate)
    #expect(
      shown == """
        schedule:     off
        next refresh: none
        refresh:      none yet
        times by:     UTC

        There is no destination yet.

        Nothing needs a person.

        """)
  }

  @Test func whatNeedsAPersonIsSaidInChinese() async throws {
    let known = Set(try ConsoleTextsTests.sentences().map(\.english))
    let items = try await status(of: eventful()).attention
    #expect(items.map(\.kind).contains(.destinationPaused))
    for pattern in items.flatMap({ $0.sentence.patterns + $0.advice.patterns })
    where pattern.contains(where: \.isLetter) {
      let isKnown = known.contains(pattern)
      // A condition is a word of its own.
      #expect(isKnown || DestinationCondition(rawValue: pattern) != nil, "\(pattern)")
    }
  }

  @Test func aRoundWithEverythingInIt() async throws {
    let estate = try await eventful()
    let shown = try await text(estate)
    let shops = try #require(try await estate.ledger.currentState().runs.keys.first)
    #expect(
      shown == """
        schedule:     daily at 06:00 and 18:00, Europe/Berlin
        next refresh: 23 Nov 18:00, if a daemon is running then
        refresh:      23 Nov 06:00, 1 completed, 1 failed
        times by:     Europe/Berlin

        DESTINATION         CONDITION  NEXT          LAST RUN     WHEN          SENT
        Newsletter          working    23 Nov 18:00  completed    23 Nov 06:00  9012
        Offers of the week  paused     paused        failed       23 Nov 06:00
        Archive             working    off           completed    31 Dec 2025    120
        Partners            working    29 Nov 14:30  none yet
          on sun at 08:30, America/New_York
        Former partners     working    detached      none yet
        Trade fair          failing    off           failed       23 Nov 14:30
        Shops               working    23 Nov 18:00  interrupted  23 Nov 14:30

        This needs a person
        - 23 Nov 06:00: A refresh was due then and has not begun.
          Start `waybill daemon`, or give `waybill refresh`.
        - A run of “Shops” was interrupted: the process had ended without a word.
          Go on with `waybill run resume \(shops)`.
        - “Offers of the week” is paused after 3 failures in a row: Sendinblue does not
          know the API key.
          Give a valid key with `waybill connection rotate-key`, then start a new run.
          Set its schedule again with `waybill destination schedule`.
        - “Former partners” is detached from its connection.
          Give it one with `waybill destination attach`, or remove it.
        - “Trade fair” is failing: a source could not be read.
          Make the source readable and well-formed, then start a new run.
        - Nobody was told yet that “Offers of the week” is paused.
          See `waybill notify show`; it is tried again when something runs.
        - Nobody was told yet that “Trade fair” is failing.
          See `waybill notify show`; it is tried again when something runs.

        """)
  }

  @Test func fitsIntoEightyColumns() async throws {
    let estate = try await eventful()
    let lines = try await text(estate, width: 80).split(separator: "\n")
    #expect(lines.filter { String($0).columnCount > 80 } == [])
  }

  @Test func programsReadTimesInUTC() async throws {
    let estate = try await eventful()
    let json = try JSONText(try await status(of: estate), isPretty: false).text
    for member in [
      #""time":"2026-11-23T13:30:00.000Z""#, #""next":"2026-11-23T17:00:00.000Z""#,
      #""timeZone":"Europe/Berlin""#, #""stage":"completed""#, #""kind":"destination-paused""#,
      #""status":"interrupted""#, #""sent":9012"#, #""isDaemonRunning":false"#,
      #""connection":"Main""#, #""since":"2026-11-23T05:00:00.000Z""#,
    ] { #expect(json.contains(member), "\(member)") }
  }

  @Test func aRefreshUnderWayIsTold() async throws {
    let estate = try await Estate(at: "2026-11-23T09:00:00.000Z")
    let first = try await estate.save("First")
    _ = try await estate.save("Second")
    let refresh = try await estate.beginRefresh()
    try await estate.complete(first, in: refresh, sent: 5)
    #expect(
      try await text(estate).contains(
        "\nrefresh:      stopped, begun 23 Nov 09:00, 1 completed, 1 to come\n"))
    #expect(try await kinds(estate) == ["refresh-stopped", "schedule-off"])
    let claims = try (
      DutyClaim.take(.refresh, at: estate.ledger.location),
      DutyClaim.take(.daemon, at: estate.ledger.location)
    )
    #expect(
      try await text(estate).contains(
        "\nrefresh:      under way since 23 Nov 09:00, 1 completed, 1 to come\n"))
    #expect(try await kinds(estate) == ["schedule-off"])
    withExtendedLifetime(claims) {}
  }

  @Test func aRunThatAProcessPerformsIsNotInterrupted() async throws {
    let estate = try await Estate(at: "2026-11-23T09:00:00.000Z")
    let (run, cause) = try await estate.order(try await estate.save("News", .off))
    try await estate.send(run, cause, recipients: 5)
    #expect(try await kinds(estate) == ["run-interrupted"])
    let connection = try #require(
      try await estate.ledger.currentState().connections[estate.connection])
    let claim = try ConnectionClaim.take(of: connection, at: estate.ledger.location)
    #expect(try await kinds(estate) == [])
    withExtendedLifetime(claim) {}
  }

  @Test func plansAndApproversThatAreWaitedForAreTold() async throws {
    let estate = try await Estate(at: "2026-11-23T09:00:00.000Z")
    let news = try await estate.save("News", .off)
    let plan = try #require(try await estate.plan(news))
    try await estate.ask(.connection(.requireApproval(.init(connection: estate.connection))))
    #expect(try await kinds(estate) == ["approver-missing", "destination-failing"])
    #expect(
      try await status(of: estate).attention[0].sentence.text.hasSuffix("only “Ada” may use it."))
    let hidden = try await status(of: estate, knowsConnections: false)
    #expect(hidden.attention.map(\.kind) == [.destinationFailing])
    try await estate.add("Bea", .administrator)
    #expect(try await kinds(estate) == ["destination-failing"])
    try await estate.ask(.destination(.approve(.init(plan: plan))))
    #expect(try await kinds(estate) == ["plan-approved", "destination-failing"])
    let shown = try await text(estate)
    #expect(
      shown.contains(
        """
        - A plan of “News” was approved by “Ada” and waits to be started.
          Anybody but “Ada” who may export it can do so with `waybill run start --plan`.
        """))
    try await estate.ask(.connection(.waiveApproval(.init(connection: estate.connection))))
    #expect(try await kinds(estate) == ["destination-failing"])
  }

  /// A rule's sentence names the connection, which not everybody may know of.
  @Test(arguments: [(true, true), (false, false)])
  func whoMayNotKnowOfAConnectionLearnsNothingOfIt(knows: Bool, isNamed: Bool) async throws {
    let estate = try await Estate(at: "2026-11-23T09:00:00.000Z")
    let news = try await estate.save("News")
    let refresh = try await estate.beginRefresh()
    try await estate.ask(.connection(.withdrawConsent(.init(connection: estate.connection))))
    _ = try await estate.ledger.execute(
      .run(
        .start(
          .init(
            run: RunID(estate.ledger.surroundings.identifier()), destination: news,
            consentText: CurrentConsent.english.name, refresh: refresh))),
      by: estate.identity)
    let status = try await status(of: estate, knowsConnections: knows)
    let text = try StatusText(status, Layout(format: .table)).text
    let json = try JSONText(status, isPretty: false).text
    #expect(text.contains("“Main”") == isNamed)
    #expect(json.contains("Main") == isNamed)
    #expect(text.contains("consent-not-in-force") == !isNamed)
    #expect(text.contains("Nobody agrees any more") == isNamed)
  }

  private func kinds(_ estate: Estate) async throws -> [String] {
    try await status(of: estate).attention.map(\.kind.rawValue)
  }

  private func text(_ estate: Estate, width: Int? = nil) async throws -> String {
    let status = try await status(of: estate)
    let text = try StatusText(status, Layout(format: .table, width: width)).text
    // Lines end with the empty cells of their last columns.
    return text.replacing(/\ +\n/, with: "\n")
  }

  private func status(
    of estate: Estate, knowsConnections: Bool = true
  ) async throws -> LedgerStatus {
    try LedgerStatus(
      of: estate.ledger, try await estate.ledger.currentState(), at: estate.now,
      knowsConnections: knowsConnections)
  }

  /// A ledger with destinations in every condition, and whatever else needs a person.
  private func eventful() async throws -> Estate {
    let estate = try await Estate(at: "2025-12-31T09:00:00.000Z")
    let newsletter = try await estate.save("Newsletter")
    let offers = try await estate.save("Offers of the week")
    let old = try await estate.save("Archive", .off)
    try await estate.complete(old, sent: 120)
    estate.set(to: "2026-11-20T17:00:00.000Z")
    try await estate.ask(
      .schedule(.set(.init(schedule: daily, isTimeZoneKnown: true, from: estate.now))))
    try await estate.ask(
      .notification(
        .set(
          .init(webhook: Webhook(server: "hooks.example", fingerprint: "00")))))
    for day in ["21", "22", "23"] {
      estate.set(to: "2026-11-\(day)T05:00:00.000Z")
      let refresh = try await estate.beginRefresh()
      try await estate.complete(newsletter, in: refresh, sent: 9012)
      try await estate.fail(offers, in: refresh, because: .keyRefused)
      try await estate.ask(.schedule(.completeRefresh(.init(refresh: refresh))))
    }
    let sundays = Schedule(
      days: [.sunday], times: ["08:30"].compactMap(TimeOfDay.init), timeZone: "America/New_York")
    _ = try await estate.save("Partners", .own(sundays))
    let detached = try await estate.save("Former partners")
    try await estate.ask(.destination(.detach(.init(destination: detached))))
    let fair = try await estate.save("Trade fair", .off)
    estate.set(to: "2026-11-23T13:30:00.000Z")
    try await estate.fail(fair, because: .sourceUnreadable)
    let shops = try await estate.save("Shops")
    _ = try await estate.order(shops)
    return estate
  }
}
