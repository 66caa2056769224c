import Domain

/// A walk: at each step somebody asks for something, or the runner reports.
struct DecisionWalk {
  private(set) var state = State(replaying: History.destination)
  private(set) var history = History.destination
  /// What the refresh under way took in.
  private(set) var round: [DestinationID] = []
  /// Every run that was completed, the last of each destination last.
  private(set) var completed: [DestinationID: [Run]] = [:]
  private var commands: RandomCommands

  init(seed: UInt64) {
    commands = RandomCommands(seed: seed)
  }

  /// Goes a step: a command, and a report where nothing came of it.
  ///
  /// - Returns: What happened.
  mutating func step() -> [Event] {
    let actor = commands.actor(in: state)
    let command = commands.command(by: actor, in: state)
    switch Decision(of: command, by: actor, in: state) {
    case .events(let events) where !events.isEmpty: return happen(events)
    case .events: return report()
    case .refused(let refusal):
      return happen(state.refuse(command, because: refusal)) + report()
    }
  }

  private mutating func report() -> [Event] {
    if let notice = state.notices.first {
      return happen(state.decide(report: commands.report(about: notice)))
    }
    let runs = Array(state.runs.values) + state.settling.values
    guard let run = runs.max(by: { $0.id < $1.id }) else { return [] }
    switch state.decide(report: commands.report(about: run)) {
    case .accepted(let events), .refused(_, let events): return happen(events)
    }
  }

  private mutating func happen(_ events: [Event]) -> [Event] {
    for event in events {
      if case .schedule(.refreshStarted(let start)) = event { round = start.destinations }
      // One that is saved again under an identity of before begins anew.
      if case .destination(.saved(let saved)) = event { completed[saved.destination] = [] }
      if case .run(.completed(let end)) = event, let run = state.runs[end.run] {
        completed[run.order.destination, default: []].append(run)
      }
      state.evolve(event)
    }
    history += events
    return events
  }
}
