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
      Self.expectBaselines(of: walk)
      Self.expectOrders(of: events, in: before)
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
      "ledger-created", "ledger-upgraded", "connection-attempt-failed", "batch-deferred",
      "batch-rejected", "subject-erased", "subject-erasure-failed", "subject-erasure-unanswered",
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
      #expect(destination.settings.mirror.map { (0...100).contains($0.removeAtMost) } != false)
      if let plan = destination.approval?.plan {
        #expect(plan.destination == destination.id && plan.settings == destination.settings)
        #expect(!destination.isDetached && plan.lastCompleted == destination.lastCompleted)
      }
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
      let most = run.plan?.figures.sent ?? 0
      #expect((0...most).contains(run.recipients))
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
        #expect(before.destinations[id].map(before.runsBySchedule) == true)
      }
    }
  }

  /// A run is compared with a completed one that remembered who stands on the same list, and with
  /// the last of these.
  private static func expectBaselines(of walk: DecisionWalk) {
    for destination in walk.state.destinations.values {
      let completed = walk.completed[destination.id] ?? []
      #expect(destination.lastCompleted == completed.last?.id)
      guard let baseline = destination.baseline else { continue }
      let run = completed.last { $0.id == baseline.run }
      #expect(run?.order.settings.keepsStanding == true)
      #expect(run?.order.settings.list == destination.settings.list)
      #expect(run?.order.settings.matching == destination.settings.matching)
      #expect(run?.order.settings.connection == destination.settings.connection)
      #expect(baseline.batchesSince >= 0)
      // Whatever was completed since sent nobody, or filled another list.
      for later in completed.reversed().prefix(while: { $0.id != baseline.run })
      where later.order.settings.connection == destination.settings.connection {
        #expect(later.batches == 0 && !later.order.settings.keepsStanding)
      }
    }
  }

  /// Runs are ordered with the approval that their connection asks for, which is then used up, and
  /// begin only as they were planned.
  private static func expectOrders(of events: [Event], in before: State) {
    for event in events {
      switch event {
      case .run(.requested(let requested)):
        let order = requested.order
        let asks = before.connections[order.settings.connection]?.requiresApproval
        #expect(asks == (order.approvedBy != nil))
        #expect(order.approvedBy.map(Orderer.user) != order.orderedBy)
        #expect(order.approvedBy == nil || order.plan != nil)
        if let approver = order.approvedBy {
          let approval = before.destinations[order.destination]?.approval
          #expect(approval?.plan == order.plan && approval?.user == approver)
        }
        #expect(order.plan == nil || order.plan?.settings == order.settings)
        #expect(order.settings.keepsStanding || order.baseline == nil)
        let known = before.destinations[order.destination]?.baseline
        #expect(!order.settings.keepsStanding || order.baseline == known)
      case .run(.started(let started)):
        let order = before.runs[started.run]?.order
        let isCompared = order?.settings.onlyChanges == true && order?.baseline != nil
        #expect(started.figures.unchanged == 0 || isCompared)
        #expect((started.removals == nil) == (order?.settings.mirror == nil))
        if let expected = order?.plan?.expected {
          #expect(started.figures == expected.figures && started.removals == expected.removals)
        }
      case .user, .connection, .segment, .destination, .run, .schedule, .notification, .dataSubject,
        .custody, .commandRefused:
        continue
      }
    }
  }

  private static func expectUnique(_ names: [DisplayName]) {
    #expect(Set(names.map { $0.text.lowercased() }).count == names.count)
  }
}
