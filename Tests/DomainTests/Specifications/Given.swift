import Domain

/// The first third of a specification: what had happened.
///
/// `Given("a viewer adds a user", History.team).when(command, by: .vera).then(event)` reads as it
/// is checked; a table of them is checked by one test.
struct Given: Sendable {
  private let title: String
  private let events: [Event]

  init(_ title: String, _ events: [Event]) {
    self.title = title
    self.events = events
  }

  /// The second third: what is asked, and by whom on record.
  func when(_ command: Command, by user: UserID) -> When {
    when(command, byActor: .user(user))
  }

  /// The second third: what is asked, and by whom.
  func when(_ command: Command, byActor actor: Actor) -> When {
    When(title: title, given: events, command: command, actor: actor)
  }

  /// A specification that waits for its outcome.
  struct When: Sendable {
    fileprivate let title: String
    fileprivate let given: [Event]
    fileprivate let command: Command
    fileprivate let actor: Actor

    /// The last third: these events, in this order.
    func then(_ events: Event...) -> Specification { specification(.events(events)) }

    /// The last third: it is so already.
    func thenNothing() -> Specification { specification(.events([])) }

    /// The last third: a rule says no.
    func thenRefused(_ refusal: Refusal) -> Specification { specification(.refused(refusal)) }

    private func specification(_ outcome: Decision) -> Specification {
      Specification(
        testDescription: title, given: given, command: command, actor: actor, outcome: outcome)
    }
  }
}
