import Domain
import Testing

/// The completed run that the next is compared with.
struct BaselineTests {
  private static let remembering = settings(onlyChanges: true)

  private static func settings(
    onlyChanges: Bool, mirror: Mirroring? = nil, list: Int64 = 7,
    connection: ConnectionID = .brevo, matching: DataMatching = .customers,
    segments: [SegmentID] = [.customers]
  ) -> DestinationSettings {
    DestinationSettings(
      name: "Newsletter", connection: connection, list: list, matching: matching,
      segments: segments, onlyChanges: onlyChanges, mirror: mirror)
  }

  private static func edited(_ settings: DestinationSettings) -> Event {
    .destination(
      .edited(
        .init(
          destination: .newsletter, before: .newsletter(), settings: settings,
          listName: "Everybody")))
  }

  /// The events of a run as the state at its order has it, with so many batches of a row.
  private static func run(
    _ id: RunID, after history: [Event], batches: Int, end: RunEvent?
  ) -> [Event] {
    let order = RunOrder.ordered(
      .init(run: id, destination: .newsletter, consentText: .march), by: .user(.carl),
      after: history)
    var events: [RunEvent] = [
      .requested(.init(run: id, order: order)), .started(.sending(3), run: id),
    ]
    for number in 0..<batches {
      events += [
        .prepared(number + 1, rows: number..<number + 1, recipients: 1, run: id),
        .sent(number + 1, run: id), .imported(number + 1, run: id),
      ]
    }
    return (events + (end.map { [$0] } ?? [])).map(Event.run)
  }

  private static let completedOnce: [Event] = {
    let saved = History.destination + [edited(remembering)]
    return saved
      + run(
        .first, after: saved, batches: 3, end: .completed(.sending(3), batches: 3, run: .first))
  }()

  private func baseline(after history: [Event]) -> Destination.Baseline? {
    State(replaying: history).destinations[.newsletter]?.baseline
  }

  @Test func `A completed run is what the next is compared with`() {
    #expect(baseline(after: History.destination) == nil)
    #expect(baseline(after: Self.completedOnce) == .init(run: .first, batchesSince: 0))
    let order = RunOrder.ordered(
      .init(run: .second, destination: .newsletter, consentText: .march), by: .user(.carl),
      after: Self.completedOnce)
    #expect(order.baseline == .init(run: .first, batchesSince: 0))
    let again =
      Self.completedOnce
      + Self.run(
        .second, after: Self.completedOnce, batches: 3,
        end: .completed(.sending(3), batches: 3, run: .second))
    #expect(baseline(after: again) == .init(run: .second, batchesSince: 0))
  }

  @Test(arguments: [
    RunEvent.failed(run: .second), .cancelled(.init(run: .second, user: .ada)),
  ])
  func `Batches of a run that was not completed are counted`(_ end: RunEvent) {
    let failed =
      Self.completedOnce + Self.run(.second, after: Self.completedOnce, batches: 2, end: end)
    #expect(baseline(after: failed) == .init(run: .first, batchesSince: 2))
    let third = RunID.numbered(43)
    let again =
      failed + Self.run(third, after: failed, batches: 1, end: .failed(run: third))
    #expect(baseline(after: again) == .init(run: .first, batchesSince: 3))
  }

  /// What the destination is changed to, and whether there is a baseline still.
  private static let changes: [(DestinationSettings, Bool)] = [
    (settings(onlyChanges: true, segments: [.prospects]), true),
    (settings(onlyChanges: false), true),
    (settings(onlyChanges: false, mirror: .usual), true),
    (settings(onlyChanges: true, list: 8), false),
    (settings(onlyChanges: true, connection: .other), false),
    (settings(onlyChanges: true, matching: .addressAlone), false),
  ]

  @Test(arguments: changes)
  func `A change of what fills the list leaves nothing to compare with`(
    _ settings: DestinationSettings, isKept: Bool
  ) {
    let edited = Self.completedOnce + [Self.edited(settings)]
    #expect((baseline(after: edited) != nil) == isKept)
  }

  @Test func `A run that was ordered before such a change leaves nothing either`() {
    let underWay =
      Self.completedOnce + Self.run(.second, after: Self.completedOnce, batches: 3, end: nil)
    let end = Event.run(.completed(.sending(3), batches: 3, run: .second))
    let edited = Self.edited(Self.settings(onlyChanges: true, list: 8))
    #expect(baseline(after: underWay + [edited, end]) == nil)
  }

  @Test func `A run that does not remember what it sent leaves nothing, if it sent any`() {
    let plain = Self.completedOnce + [Self.edited(Self.settings(onlyChanges: false))]
    #expect(
      RunOrder.ordered(
        .init(run: .second, destination: .newsletter, consentText: .march), by: .user(.carl),
        after: plain
      ).baseline == nil)
    for (batches, isKept) in [(0, true), (3, false)] {
      let figures = RunFigures.sending(batches)
      let end = RunEvent.completed(figures, batches: batches, run: .second)
      let after = plain + Self.run(.second, after: plain, batches: batches, end: end)
      #expect((baseline(after: after) != nil) == isKept)
    }
  }

  private static let started: [Event] = {
    let order = RunOrder.ordered(
      .init(run: .second, destination: .newsletter, consentText: .march), by: .user(.carl),
      after: completedOnce)
    return completedOnce + [.run(.requested(.init(run: .second, order: order)))]
  }()

  @Test func `Rows are unchanged only where there is something to compare them with`() {
    func started(_ run: RunID) -> RunEvent { .started(.changes, run: run) }
    ReportSpecification(
      "", Self.started, when: started(.second), then: .accepted(started(.second))
    ).check()
    ReportSpecification(
      "", Stage.requested.history, when: started(.first), then: .neverStarts(.figuresDoNotAddUp)
    ).check()
  }

  @Test func `Unchanged rows alone complete without a warning, and count as profiles`() {
    let same = RunFigures(
      read: 3, sent: 0, duplicates: 0, unchanged: 3, withheld: 0, rejected: [], phonesBlanked: 0)
    let history = Self.started + [.run(.started(same, run: .second))]
    let good = RunEvent.completed(same, batches: 0, run: .second)
    ReportSpecification("", history, when: good, then: .accepted(good)).check()
    ReportSpecification(
      "", history,
      when: .completed(same, batches: 0, warnings: [.noRecipients], run: .second),
      then: .fails(.figuresDoNotAddUp, run: .second)
    ).check()
    let many = RunFigures(
      read: 1_000_001, sent: 1, duplicates: 0, unchanged: 1_000_000, withheld: 0, rejected: [],
      phonesBlanked: 0)
    ReportSpecification(
      "", Self.started, when: .started(many, run: .second),
      then: .neverStarts(.tooManyProfiles(1_000_001, limit: 1_000_000), run: .second)
    ).check()
  }

  @Test func `A standing is missing only where the order tells of one`() {
    let warned = RunEvent.completed(warnings: [.standingMissing])
    ReportSpecification(
      "", Stage.allSettled.history, when: warned, then: .fails(.figuresDoNotAddUp)
    ).check()
    let history = Self.started + [.run(.started(.nobody, run: .second))]
    let end = RunEvent.completed(
      .nobody, batches: 0, warnings: [.noRecipients, .standingMissing], run: .second)
    ReportSpecification("", history, when: end, then: .accepted(end)).check()
  }
}
