import Domain
import Testing

/// Notifications: where they go, and what is told exactly once.
struct NotificationTests {
  static let specifications: [Specification] = [
    Given("notifications are wanted", History.team).when(set(.pager), by: .ada)
      .then(.notification(.set(.init(webhook: .pager)))),
    Given("they go there already", told).when(set(.pager), by: .bea).thenNothing(),
    Given("they go elsewhere", told).when(set(other), by: .ada)
      .then(.notification(.set(.init(webhook: other)))),
    Given("their secret is another", told).when(set(rotated), by: .ada)
      .then(.notification(.set(.init(webhook: rotated)))),
    Given("they are switched off", told).when(switchOff, by: .ada)
      .then(.notification(.switchedOff(.init()))),
    Given("they are off already", History.team).when(switchOff, by: .ada).thenNothing(),
    Given("a contributor sets none", History.team).when(set(.pager), by: .carl)
      .thenRefused(.roleInsufficient(has: .contributor, needs: .administrator)),
  ]

  private static let told = History.destination + [.notification(.set(.init(webhook: .pager)))]
  private static let other = Webhook(
    server: "https://other.example", fingerprint: "ffeeddccbbaa9988")
  private static let rotated = Webhook(
    server: Webhook.pager.server, fingerprint: "0011223344556677")
  private static let switchOff = Command.notification(.switchOff(.init()))

  private static func set(_ webhook: Webhook) -> Command {
    .notification(.set(.init(webhook: webhook)))
  }

  @Test(arguments: specifications)
  func notifications(_ specification: Specification) { specification.check() }

  /// Steps, and the changes that were told behind each: from which condition to which.
  static let courses: [(steps: [Rounds.Step], told: [[DestinationCondition]])] = [
    ([.round(.completes)], [[]]),
    ([.round(.fails), .round(.fails)], [[.working, .failing], []]),
    ([.round(.fails), .round(.completes)], [[.working, .failing], [.failing, .working]]),
    (
      [.round(.fails), .round(.fails), .round(.fails), .round(.completes)],
      [[.working, .failing], [], [.failing, .paused], []]
    ),
    (
      [.round(.fails), .round(.fails), .round(.fails), .schedule(.withRefresh), .round(.fails)],
      [[.working, .failing], [], [.failing, .paused], [], [.working, .failing]]
    ),
    ([.run(.fails), .run(.completes)], [[.working, .failing], [.failing, .working]]),
    ([.run(.refused), .round(.cancelled)], [[], []]),
  ]

  @Test(arguments: courses)
  func `Each change of a condition is told exactly once`(
    _ steps: [Rounds.Step], told: [[DestinationCondition]]
  ) throws {
    var rounds = Rounds()
    rounds.happen([.notification(.set(.init(webhook: .pager)))])
    for (step, told) in zip(steps, told) {
      _ = try rounds.take(step)
      let notices = rounds.state.notices
      #expect(notices.map { [$0.before, $0.condition] } == (told.isEmpty ? [] : [told]))
      for notice in notices {
        #expect(notice.destination == .newsletter)
        #expect(notice.name == "Newsletter")
        #expect((notice.failure == nil) == (notice.condition == .working))
        rounds.happen(rounds.state.decide(report: Self.delivered(notice.condition)))
      }
      #expect(rounds.state.notices.isEmpty)
    }
  }

  @Test
  func `What could not be told is told later`() throws {
    var rounds = Rounds()
    rounds.happen([.notification(.set(.init(webhook: .pager)))])
    _ = try rounds.take(.run(.fails))
    let notices = rounds.state.notices
    rounds.happen(rounds.state.decide(report: Self.failed))
    #expect(rounds.state.notices == notices)
    #expect(notices.count == 1)
  }

  @Test
  func `What changed back meanwhile is not told`() throws {
    var rounds = Rounds()
    rounds.happen([.notification(.set(.init(webhook: .pager)))])
    _ = try rounds.take(.run(.fails))
    _ = try rounds.take(.run(.completes))
    #expect(rounds.state.notices.isEmpty)
  }

  @Test
  func `What changed while it was being told is told next`() throws {
    var rounds = Rounds()
    rounds.happen([.notification(.set(.init(webhook: .pager)))])
    _ = try rounds.take(.run(.fails))
    _ = try rounds.take(.run(.completes))
    rounds.happen(rounds.state.decide(report: Self.delivered(.failing)))
    #expect(rounds.state.notices.map(\.before) == [.failing])
    #expect(rounds.state.notices.map(\.condition) == [.working])
  }

  @Test
  func `A pause that was lifted while it was being told is told to be over`() throws {
    var rounds = Rounds()
    rounds.happen([.notification(.set(.init(webhook: .pager)))])
    for _ in 1...3 { _ = try rounds.take(.round(.fails)) }
    _ = try rounds.take(.schedule(.withRefresh))
    #expect(rounds.state.notices.isEmpty)
    rounds.happen(rounds.state.decide(report: Self.delivered(.paused)))
    #expect(rounds.state.notices.map(\.condition) == [.working])
    #expect(rounds.state.notices.map(\.failure) == [nil])
  }

  @Test
  func `Nothing is told while notifications are off, and what stands when they are on`() throws {
    var rounds = Rounds()
    _ = try rounds.take(.run(.fails))
    #expect(rounds.state.notices.isEmpty)
    rounds.happen([.notification(.set(.init(webhook: .pager)))])
    #expect(rounds.state.notices.map(\.condition) == [.failing])
    rounds.happen([.notification(.switchedOff(.init()))])
    #expect(rounds.state.notices.isEmpty)
  }

  @Test(arguments: [delivered(.failing), failed])
  func `Nothing is recorded about a destination that is gone`(_ report: NotificationEvent) {
    let there = State(replaying: History.destination)
    #expect(there.decide(report: report) == [.notification(report)])
    #expect(State(replaying: History.segments).decide(report: report) == [])
  }

  @Test
  func `Notices come in the order of the destinations`() {
    var state = State(replaying: History.twoDestinations)
    state.evolve(.notification(.set(.init(webhook: .pager))))
    for destination in [DestinationID.birthday, .newsletter] {
      state.evolve(.destination(.paused(.init(destination: destination, failures: 3))))
    }
    #expect(state.notices.map(\.destination) == [.newsletter, .birthday])
  }

  private static func delivered(_ condition: DestinationCondition) -> NotificationEvent {
    .delivered(
      .init(message: "m-1", destination: .newsletter, condition: condition, attempts: 1))
  }

  private static let failed = NotificationEvent.failed(
    .init(
      message: "m-1", destination: .newsletter, condition: .failing, attempts: 5,
      reason: "No answer came."))
}
