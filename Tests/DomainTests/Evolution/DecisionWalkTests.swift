import Domain
import Testing

/// Long walks of commands and reports: whatever is asked, in whatever order, what has to hold holds.
struct DecisionWalkTests {
  @Test(arguments: Array(UInt64(1)...24))
  func `What has to hold holds all along`(_ seed: UInt64) {
    var commands = RandomCommands(seed: seed)
    var history = History.destination
    var state = State(replaying: history)
    for _ in 0..<600 {
      for event in Self.step(in: state, &commands) {
        state.evolve(event)
        history.append(event)
      }
      Self.expectWhatHasToHold(in: state)
    }
    #expect(state == State(replaying: history))
  }

  @Test
  func `Walks meet most of what can happen`() {
    var names: Set<String> = []
    for seed in UInt64(1)...24 {
      var commands = RandomCommands(seed: seed)
      var state = State(replaying: History.destination)
      for _ in 0..<600 {
        for event in Self.step(in: state, &commands) {
          names.insert(event.name)
          state.evolve(event)
        }
      }
    }
    let unmet: Set<String> = [
      "ledger-created", "connection-attempt-failed", "batch-deferred", "batch-rejected",
    ]
    #expect(names == Set(Event.names).subtracting(unmet))
  }

  /// One command or report: its events.
  private static func step(in state: State, _ commands: inout RandomCommands) -> [Event] {
    let runs = state.runs.values.sorted { $0.id < $1.id }
    let actor = commands.actor(in: state)
    let command = commands.command(by: actor)
    switch Decision(of: command, by: actor, in: state) {
    case .events(let events) where !events.isEmpty: return events
    case .events: break
    case .refused: break
    }
    guard let run = runs.last else { return [] }
    switch state.decide(report: commands.report(about: run)) {
    case .accepted(let events): return events
    case .refused(_, let events): return events
    }
  }

  private static func expectWhatHasToHold(in state: State) {
    #expect(state.users.values.contains { $0.isActiveAdministrator })
    expectUnique(state.users.values.map(\.name))
    expectUnique(state.connections.values.map(\.name))
    expectUnique(state.segments.values.map(\.name))
    expectUnique(state.destinations.values.map(\.settings.name))
    let running = state.runs.values.map(\.order.destination)
    #expect(Set(running).count == running.count)
    for destination in state.destinations.values {
      #expect(state.connections[destination.settings.connection]?.isSaved == true)
      for segment in destination.settings.segments { #expect(state.segments[segment] != nil) }
    }
    for run in state.runs.values {
      #expect(state.destinations[run.order.destination] != nil)
      #expect(state.connections[run.order.settings.connection] != nil)
      #expect((0...6).contains(run.recipients))
      #expect((0...10).contains(run.nextRow))
    }
  }

  private static func expectUnique(_ names: [DisplayName]) {
    #expect(Set(names.map { $0.text.lowercased() }).count == names.count)
  }
}
