import Domain

extension RunFigures {
  /// Ten rows of which six are sent.
  static let tenRows = RunFigures(
    read: 10, sent: 6, duplicates: 1, withheld: 1,
    rejected: [.init(reason: "address-malformed", rows: 2)], phonesBlanked: 1)
  /// Three rows of which none is sent.
  static let nobody = RunFigures(
    read: 3, sent: 0, duplicates: 0, withheld: 2,
    rejected: [.init(reason: "address-missing", rows: 1)], phonesBlanked: 0)
  /// Four rows, of which one is as it was sent before.
  static let changes = RunFigures(
    read: 4, sent: 3, duplicates: 0, unchanged: 1, withheld: 0, rejected: [], phonesBlanked: 0)
  /// So many rows, all sent.
  static func sending(_ count: Int) -> RunFigures {
    RunFigures(
      read: count, sent: count, duplicates: 0, withheld: 0, rejected: [], phonesBlanked: 0)
  }
}

extension RunOrder {
  /// What starting the newsletter's destination orders, seen from outside: the order of the event
  /// that the decision gives.
  static let newsletter = ordered(
    .init(run: .first, destination: .newsletter, consentText: .march), by: .user(.carl),
    after: History.destination)

  /// What the schedule orders in a refresh.
  static let scheduled = ordered(
    .init(run: .first, destination: .newsletter, consentText: .march, refresh: .morning),
    by: .schedule, after: History.refreshing)

  /// What a command orders.
  static func ordered(
    _ start: RunCommand.Start, by actor: Actor, after history: [Event]
  ) -> RunOrder {
    do throws(Refusal) {
      let events = try State(replaying: history).decide(.run(.start(start)), by: actor)
      guard case .run(.requested(let requested)) = events.first else {
        preconditionFailure("no run was ordered")
      }
      return requested.order
    } catch {
      preconditionFailure("\(error)")
    }
  }
}

/// The reports of one good run of two batches, each of which a test can bend.
extension RunEvent {
  static func started(
    _ figures: RunFigures = .tenRows, run: RunID = .first, rows: Int? = nil,
    list: ListAnswer = .found(name: "Newsletter"), missing: [String] = [],
    removals: Removals? = nil
  ) -> RunEvent {
    .started(
      .init(
        run: run, list: list, missingAttributes: missing,
        sources: [
          .init(
            segment: .customers, sha256: .repeating(0xC5), bytes: 4096, rows: rows ?? figures.read)
        ], figures: figures, removals: removals))
  }

  static func prepared(
    _ number: Int, rows: Range<Int>, recipients: Int = 3, run: RunID = .first
  ) -> RunEvent {
    .batchPrepared(
      .init(
        run: run, number: number, rows: .init(from: rows.lowerBound, to: rows.upperBound),
        recipients: recipients, bytes: 321, bodySHA256: .repeating(0xB0),
        manifestRoot: .repeating(0x3A)))
  }

  /// A removal, behind the ten rows unless told otherwise.
  static func removing(
    _ number: Int, contacts: Int, rows: Range<Int> = 10..<10, run: RunID = .first
  ) -> RunEvent {
    .batchPrepared(
      .init(
        run: run, number: number, kind: .removal,
        rows: .init(from: rows.lowerBound, to: rows.upperBound), recipients: contacts, bytes: 99,
        bodySHA256: .repeating(0xB1), manifestRoot: .repeating(0x3B),
        manifestSHA256: .repeating(0x3C)))
  }

  static func removed(
    _ number: Int, _ count: Int, attempt: Int = 1, settled: RemovalSettlement = .answered,
    run: RunID = .first
  ) -> RunEvent {
    .batchRemoved(
      .init(run: run, number: number, attempt: attempt, removed: count, settled: settled))
  }

  static let preparedFirst = prepared(1, rows: 0..<5)
  static let preparedSecond = prepared(2, rows: 5..<10)

  static func deferred(_ number: Int, attempt: Int = 1) -> RunEvent {
    .batchDeferred(
      .init(
        run: .first, number: number, attempt: attempt, cause: .rateLimited, waitMilliseconds: 500))
  }

  static func unanswered(
    _ number: Int, attempt: Int = 1, cause: AttemptFailure = .timedOut
  ) -> RunEvent {
    .batchUnanswered(.init(run: .first, number: number, attempt: attempt, cause: cause))
  }

  static func rejected(_ number: Int) -> RunEvent {
    .batchRejected(
      .init(run: .first, number: number, attempt: 1, code: "invalid_parameter"))
  }

  static func sent(_ number: Int, process: Int64? = nil, run: RunID = .first) -> RunEvent {
    .batchSent(
      .init(run: run, number: number, attempt: 1, process: process ?? Int64(700 + number)))
  }

  static func imported(
    _ number: Int, process: Int64? = nil, outcome: ImportOutcome = .completed,
    refused: [ImportRefusals] = [], run: RunID = .first
  ) -> RunEvent {
    .batchImported(
      .init(
        run: run, number: number, process: process ?? Int64(700 + number), outcome: outcome,
        refused: refused))
  }

  static func completed(
    _ figures: RunFigures = .tenRows, batches: Int = 2, removed: Int? = nil,
    refused: [ImportRefusals] = [], warnings: [RunWarning] = [], run: RunID = .first
  ) -> RunEvent {
    .completed(
      .init(
        run: run, figures: figures, batches: batches, removed: removed, milliseconds: 1234,
        refused: refused, warnings: warnings))
  }

  static func stopped(_ cause: Interruption = .signal, run: RunID = .first) -> RunEvent {
    .interrupted(.init(run: run, cause: cause))
  }

  static func failed(
    _ reason: RunFailure = .gaveUp, rule: String? = nil, run: RunID = .first
  ) -> RunEvent {
    .failed(.init(run: run, reason: reason, rule: rule))
  }
}
