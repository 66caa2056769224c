import Domain

/// A ledger that is refreshed again and again: every event comes out of a decision.
struct Rounds {
  /// How the newsletter's run comes out.
  enum End: String, CaseIterable, Sendable {
    case completes
    case fails
    /// Its consent is not in force as it is ordered.
    case refused
    /// Its list is gone as it starts.
    case neverStarts
    case cancelled

    fileprivate func follow(_ run: RunID, in state: State) throws -> [Event] {
      let report: RunEvent
      switch self {
      case .refused: return []
      case .cancelled:
        return try state.decide(.run(.cancel(.init(run: run))), by: .user(.ada))
      case .completes:
        var ended = state
        let started = ended.take(.started(.nobody, run: run))
        return started
          + ended.take(
            .completed(.nobody, batches: 0, warnings: [.noRecipients], run: run))
      case .fails: report = .failed(run: run)
      case .neverStarts: report = .started(run: run, list: .missing)
      }
      var ended = state
      return ended.take(report)
    }
  }

  /// One thing after another.
  enum Step: Hashable, Sendable, CustomStringConvertible {
    /// In a refresh.
    case round(End)
    /// By hand.
    case run(End)
    /// A person says when the destination runs.
    case schedule(DestinationSchedule)

    var description: String {
      switch self {
      case .round(let end): "round \(end)"
      case .run(let end): "run \(end)"
      case .schedule(let schedule): "schedule \(schedule)"
      }
    }
  }

  private(set) var state = State(replaying: History.destination)
  private(set) var history: [Event] = []
  private var counter: UInt64 = 500

  /// The destination as it is now.
  var newsletter: Destination? { state.destinations[.newsletter] }

  /// Goes a step, and gives what happened.
  mutating func take(_ step: Step) throws -> [Event] {
    switch step {
    case .round(let end): try round(end)
    case .run(let end): try run(end, in: nil, by: .user(.carl))
    case .schedule(let schedule):
      try ask(
        .destination(
          .setSchedule(
            .init(
              destination: .newsletter, schedule: schedule, isTimeZoneKnown: true, from: .at(9)))))
    }
  }

  /// Lets something happen.
  mutating func happen(_ events: [Event]) {
    for event in events { state.evolve(event) }
    history += events
  }

  private mutating func round(_ end: End) throws -> [Event] {
    let refresh = RefreshID.numbered(next())
    var events = try ask(.schedule(.startRefresh(.init(refresh: refresh, occasion: nil))))
    if state.refresh?.pending == [.newsletter] {
      events += try run(end, in: refresh, by: .schedule)
    }
    return try events
      + ask(.schedule(.completeRefresh(.init(refresh: refresh))), by: .schedule)
  }

  private mutating func run(
    _ end: End, in refresh: RefreshID?, by actor: Actor
  ) throws -> [Event] {
    let run = RunID.numbered(next())
    let start = Command.run(
      .start(
        .init(
          run: run, destination: .newsletter, consentText: end == .refused ? .june : .march,
          refresh: refresh)))
    var events = try ask(start, by: actor)
    let followed = end == .refused ? [] : try end.follow(run, in: state)
    happen(followed)
    events += followed
    return events
  }

  private mutating func ask(_ command: Command, by actor: Actor = .user(.ada)) throws -> [Event] {
    let events: [Event]
    do throws(Refusal) {
      events = try state.decide(command, by: actor)
    } catch {
      events = state.refuse(command, because: error)
    }
    happen(events)
    return events
  }

  private mutating func next() -> UInt64 {
    counter += 1
    return counter
  }
}

extension State {
  /// The events of a report, which have then happened.
  fileprivate mutating func take(_ report: RunEvent) -> [Event] {
    let taken: [Event]
    switch decide(report: report) {
    case .accepted(let events), .refused(_, let events): taken = events
    }
    for event in taken { evolve(event) }
    return taken
  }
}
