import Domain

/// Events about few things, existing and missing, in no order that makes sense, with numbers that
/// no good runner would report.
struct RandomEvents {
  private var random: SplitMix64

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  /// The next event; one in two is about a run, whose state has most to go wrong.
  mutating func next() -> Event {
    if Bool.random(using: &random) { return .run(runEvent()) }
    return random.pick(Self.others)
  }

  private static let others: [Event] =
    EventSamples.all.filter { event in
      if case .run = event { return false }
      return true
    } + History.twoDestinations + outOfPlace

  /// What no decision would ever give.
  private static let outOfPlace: [Event] = [
    .destination(.paused(.init(destination: .newsletter, failures: .max))),
    .destination(.paused(.init(destination: .missing, failures: .min))),
    .schedule(
      .refreshStarted(
        .morning(
          orderer: .user(.nobody), occasion: .at(-1_000_000, missed: .min),
          own: [
            .init(destination: .missing, occasion: .at(1_000_000, missed: .max)),
            .init(destination: .newsletter, occasion: .at(0)),
          ],
          destinations: [.newsletter, .newsletter, .missing, .birthday]))),
    .schedule(
      .refreshCompleted(
        .init(refresh: .morning, figures: RefreshFigures([.failed, .underWay])))),
    .schedule(.set(.init(schedule: .at([], on: [], in: ""), from: .at(-1_000_000)))),
    .notification(
      .delivered(
        .init(message: "", destination: .newsletter, condition: .working, attempts: .min))),
  ]

  private mutating func runEvent() -> RunEvent {
    let run = random.pick([RunID.first, .second, .missing])
    let number = integer()
    switch random.pick(RunEvent.Kind.allCases) {
    case .requested:
      return .requested(.init(run: run, order: random.pick([.newsletter, .scheduled])))
    case .started:
      let removals = Removals(leaving: integer(), standing: integer())
      return .started(figures(), run: run, removals: random.pick([nil, removals]))
    case .batchPrepared:
      return .batchPrepared(
        .init(
          run: run, number: number, kind: random.pick([nil, .removal]),
          rows: .init(from: integer(), to: integer()),
          recipients: integer(), bytes: integer(), bodySHA256: .repeating(1),
          manifestRoot: .repeating(2)))
    case .batchDeferred:
      return .batchDeferred(
        .init(
          run: run, number: number, attempt: integer(), cause: .notYet, waitMilliseconds: .min))
    case .batchUnanswered:
      return .batchUnanswered(
        .init(run: run, number: number, attempt: integer(), cause: .interrupted))
    case .batchRejected:
      return .batchRejected(.init(run: run, number: number, attempt: integer(), code: ""))
    case .batchSent: return .sent(number, process: .max, run: run)
    case .batchImported:
      return .imported(
        number, process: .max, outcome: random.pick(ImportOutcome.allCases),
        refused: [.init(reason: random.pick(["a", "b"]), rows: random.pick([nil, integer()]))],
        run: run)
    case .batchRemoved:
      return .removed(number, integer(), attempt: integer(), settled: .listed, run: run)
    case .interrupted: return .stopped(run: run)
    case .resumed: return .resumed(.init(run: run, consentText: .june, user: .user(.nobody)))
    case .completed:
      return .completed(
        figures(), batches: number, removed: random.pick([nil, integer()]), run: run)
    case .failed: return .failed(run: run)
    case .cancelled: return .cancelled(.init(run: run, user: .nobody))
    }
  }

  private mutating func figures() -> RunFigures {
    RunFigures(
      read: integer(), sent: integer(), duplicates: integer(), withheld: integer(),
      rejected: [.init(reason: "a", rows: integer()), .init(reason: "b", rows: integer())],
      phonesBlanked: integer())
  }

  private mutating func integer() -> Int {
    random.pick([.min, -1, 0, 1, 2, 3, 1_000_001, .max])
  }
}
