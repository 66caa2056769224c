import Domain
import Testing

/// Contacts that left the segments are taken off a list that mirrors them, and off no other.
struct RemovalTests {
  static let specifications = starts + batches + outcomes + ends

  /// A run of a destination that mirrors its segments, ordered.
  private static let requested: [Event] = {
    let history =
      History.segments + [
        .destination(
          .saved(
            .init(
              destination: .newsletter, settings: .newsletter(mirror: .usual),
              listName: "Everybody", owner: .carl)))
      ]
    let order = RunOrder.ordered(
      .init(run: .first, destination: .newsletter, consentText: .march), by: .user(.carl),
      after: history)
    return history + [.run(.requested(.init(run: .first, order: order)))]
  }()

  /// Four of fifty contacts are leaving.
  private static let leaving = Removals(leaving: 4, standing: 50)
  private static let ready = requested + [.run(.started(removals: leaving))]
  private static let imported =
    ready
    + [.preparedFirst, .sent(1), .imported(1), .preparedSecond, .sent(2), .imported(2)]
    .map(Event.run)
  private static let removing = imported + [.run(.removing(3, contacts: 3))]
  private static let removed = removing + [.run(.removed(3, 3))]
  private static let allRemoved =
    removed + [.removing(4, contacts: 1), .removed(4, 1)].map(Event.run)

  private static let starts: [ReportSpecification] = [
    start("nobody has left", .init(leaving: 0, standing: 50)),
    start("nobody stands on the list", .init(leaving: 0, standing: 0)),
    start("a tenth has left", .init(leaving: 5, standing: 50)),
    start("more than a tenth has left", .init(leaving: 6, standing: 50), tooMany(6, 50)),
    start("one of nine has left", .init(leaving: 1, standing: 9), tooMany(1, 9)),
    start("all have left", .init(leaving: .max, standing: .max), tooMany(.max, .max)),
    start("more have left than there are", .init(leaving: 2, standing: 1), .figuresDoNotAddUp),
    start("fewer than nobody", .init(leaving: -1, standing: 0), .figuresDoNotAddUp),
    start("nothing is said of it", nil, .figuresDoNotAddUp),
    .init(
      "the destination leaves contacts where they are", Stage.requested.history,
      when: .started(removals: leaving), then: .neverStarts(.figuresDoNotAddUp)),
  ]

  private static let batches: [ReportSpecification] = [
    accepted("some of those leaving", imported, .removing(3, contacts: 3)),
    accepted("all of them", imported, .removing(3, contacts: 4)),
    accepted("the rest of them", removed, .removing(4, contacts: 1)),
    accepted(
      "those whom an earlier batch did not find",
      removing + [.run(.removed(3, 0, settled: .listed))], .removing(4, contacts: 4)),
    refused("more than are leaving", imported, .removing(3, contacts: 5)),
    refused("more than are left of them", removed, .removing(4, contacts: 2)),
    refused("more than any number", imported, .removing(3, contacts: .max)),
    refused("nobody", imported, .removing(3, contacts: 0)),
    refused("anybody before the imports", ready, .removing(1, contacts: 1)),
    refused(
      "anybody between imports", Array(imported.dropLast(3)), .removing(2, contacts: 1)),
    refused("another batch's number", imported, .removing(2, contacts: 1)),
    refused("rows", imported, .removing(3, contacts: 1, rows: 5..<10)),
    refused("rows behind the last", imported, .removing(3, contacts: 1, rows: 11..<11)),
    refused("a second batch at once", removing, .removing(4, contacts: 1)),
    refused(
      "anybody where contacts stay", Stage.allSettled.history, .removing(3, contacts: 1)),
    refused("an import among removals", removed, .prepared(4, rows: 10..<10)),
  ]

  private static let outcomes: [ReportSpecification] = [
    accepted("as many as the batch has", removing, .removed(3, 3)),
    accepted("fewer", removing, .removed(3, 1)),
    accepted("none, as the list shows", removing, .removed(3, 0, settled: .listed)),
    accepted("no answer came", removing, .unanswered(3)),
    accepted("it was turned away", removing, .deferred(3)),
    accepted(
      "a doubt is settled", removing + [.run(.unanswered(3))],
      .removed(3, 2, attempt: 1, settled: .listed)),
    .init(
      "it was refused for good", removing, when: .rejected(3),
      then: .accepted(.rejected(3), .failed(.batchRejected))),
    refused("more than the batch has", removing, .removed(3, 4)),
    refused("fewer than none", removing, .removed(3, -1)),
    refused("another batch", removing, .removed(2, 1)),
    refused("a removal became an import", removing, .sent(3)),
    refused("an import became a removal", ready + [.run(.preparedFirst)], .removed(1, 1)),
    refused("nothing was to be removed", imported, .removed(3, 1)),
  ]

  private static let ends: [ReportSpecification] = [
    accepted("all are off the list", allRemoved, .completed(batches: 4, removed: 4)),
    accepted(
      "somebody else took them off", imported,
      .completed(removed: 0, warnings: [.removedByOthers])),
    accepted(
      "somebody else took some off", removed,
      .completed(batches: 3, removed: 3, warnings: [.removedByOthers])),
    accepted(
      "nobody was to be taken off",
      imported.map { event in
        if case .run(.started) = event {
          .run(.started(removals: .init(leaving: 0, standing: 9)))
        } else {
          event
        }
      }, .completed(removed: 0)),
    notCompleted("some are missing, unsaid", removed, .completed(batches: 3, removed: 3)),
    notCompleted(
      "none is missing, as is said", allRemoved,
      .completed(batches: 4, removed: 4, warnings: [.removedByOthers])),
    notCompleted("another count", allRemoved, .completed(batches: 4, removed: 3)),
    notCompleted("no count", allRemoved, .completed(batches: 4)),
    notCompleted(
      "a count where contacts stay", Stage.allSettled.history, .completed(removed: 0)),
  ]

  @Test(arguments: specifications)
  func `Removals are weighed`(_ specification: ReportSpecification) {
    specification.check()
  }

  @Test(arguments: [
    [RunEvent.removed(3, 2)], [.deferred(3)], [.unanswered(3)],
    [.removed(3, 3, settled: .listed)], [.rejected(3)],
  ])
  func `A cancelled run settles its removal`(_ reports: [RunEvent]) throws {
    var state = State(replaying: Self.removing)
    for event in try state.decide(.run(.cancel(.init(run: .first))), by: .user(.ada)) {
      state.evolve(event)
    }
    #expect(state.unfinished(.first)?.isCancelled == true)
    for report in reports {
      #expect(state.decide(report: report) == .accepted(report))
      state.evolve(.run(report))
    }
    #expect(state.unfinished(.first) == nil)
  }

  @Test
  func `A resumed run has its removal in doubt`() throws {
    var state = State(replaying: Self.removing)
    let resume = Command.run(.resume(.init(run: .first, consentText: .march)))
    let events = try state.decide(resume, by: .user(.carl))
    #expect(events.map(\.name).last == "batch-unanswered")
    for event in events { state.evolve(event) }
    #expect(
      state.decide(report: .removed(3, 3, settled: .listed))
        == .accepted(.removed(3, 3, settled: .listed)))
  }

  private static func start(
    _ title: String, _ removals: Removals?, _ refusal: Refusal? = nil
  ) -> ReportSpecification {
    let report = RunEvent.started(removals: removals)
    return .init(
      title, requested, when: report,
      then: refusal.map { .neverStarts($0) } ?? .accepted(report))
  }

  private static func tooMany(_ leaving: Int, _ standing: Int) -> Refusal {
    .tooManyRemovals(leaving, standing: standing, percent: 10)
  }

  private static func accepted(
    _ title: String, _ given: [Event], _ report: RunEvent
  ) -> ReportSpecification {
    .init(title, given, when: report, then: .accepted(report))
  }

  private static func refused(
    _ title: String, _ given: [Event], _ report: RunEvent
  ) -> ReportSpecification {
    let number =
      switch report {
      case .batchPrepared(let event): event.number
      case .batchSent(let event): event.number
      case .batchRemoved(let event): event.number
      case .requested, .started, .batchDeferred, .batchUnanswered, .batchRejected,
        .batchImported, .interrupted, .resumed, .completed, .failed, .cancelled:
        0
      }
    return .init(title, given, when: report, then: .fails(.batchOutOfOrder(number: number)))
  }

  private static func notCompleted(
    _ title: String, _ given: [Event], _ report: RunEvent
  ) -> ReportSpecification {
    .init(title, given, when: report, then: .fails(.figuresDoNotAddUp))
  }
}
