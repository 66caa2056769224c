import Domain
import Testing

/// Long walks of commands and reports: whatever is asked, in whatever order, what has to hold holds.
struct DecisionWalkTests {
  @Test(arguments: Array(UInt64(1)...24))
  func `What has to hold holds all along`(_ seed: UInt64) {
    var walk = DecisionWalk(seed: seed)
    for _ in 0..<1000 {
      let before = walk.state
      let events = walk.step()
      Self.expectWhatHasToHold(in: walk.state)
      Self.expectRound(of: walk)
      Self.expectStart(of: events, in: before)
    }
    #expect(walk.state == State(replaying: walk.history))
  }

  @Test
  func `Walks meet most of what can happen`() {
    var names: Set<String> = []
    for seed in UInt64(1)...24 {
      var walk = DecisionWalk(seed: seed)
      for _ in 0..<1000 { names.formUnion(walk.step().map(\.name)) }
    }
    let unmet: Set<String> = [
      "ledger-created", "connection-attempt-failed", "batch-deferred", "batch-rejected",
    ]
    #expect(Set(Event.names).subtracting(names) == unmet)
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
      if !destination.isDetached {
        #expect(state.connections[destination.settings.connection]?.isSaved == true)
      }
      for segment in destination.settings.segments { #expect(state.segments[segment] != nil) }
      #expect(destination.condition == .paused || destination.failures < 3)
      #expect(
        destination.condition == .working || destination.failure != nil || isTried(destination))
    }
    for run in state.settling.values {
      #expect(state.runs[run.id] == nil)
      #expect(run.isCancelled && !run.isInterrupted)
      #expect(run.batchInHand != nil)
    }
    for run in state.runs.values {
      #expect(state.destinations[run.order.destination]?.isDetached == false)
      #expect(!run.isCancelled)
      #expect(state.connections[run.order.settings.connection] != nil)
      #expect((0...6).contains(run.recipients))
      #expect((0...10).contains(run.nextRow))
      let leaving = run.plan?.removals?.leaving ?? 0
      #expect((0...leaving).contains(run.removed))
      #expect(run.removed == 0 || run.order.settings.mirror != nil)
      if run.order.orderedBy == .schedule { #expect(run.order.refresh != nil) }
    }
  }

  /// A paused destination that was completed by hand stays paused, with nothing it failed over.
  private static func isTried(_ destination: Destination) -> Bool {
    destination.condition == .paused && destination.failures == 0
  }

  /// Each destination of a round waits or has its one outcome, and what waits can still be run.
  private static func expectRound(of walk: DecisionWalk) {
    guard let refresh = walk.state.refresh else { return }
    let tried = Set(refresh.outcomes.keys)
    #expect(tried.isDisjoint(with: refresh.pending))
    #expect(tried.union(refresh.pending) == Set(walk.round))
    #expect(refresh.pending == walk.round.filter { refresh.pending.contains($0) })
    for id in refresh.pending {
      #expect(walk.state.destinations[id]?.isDetached == false)
      #expect(walk.state.destinations[id]?.schedule != .off)
    }
  }

  /// At most one refresh is under way, and it takes in only what runs by itself.
  private static func expectStart(of events: [Event], in before: State) {
    for event in events {
      guard case .schedule(.refreshStarted(let start)) = event else { continue }
      #expect(before.refresh == nil)
      #expect(Set(start.destinations).count == start.destinations.count)
      for id in start.destinations {
        #expect(before.destinations[id]?.runsBySchedule == true)
      }
    }
  }

  private static func expectUnique(_ names: [DisplayName]) {
    #expect(Set(names.map { $0.text.lowercased() }).count == names.count)
  }
}
