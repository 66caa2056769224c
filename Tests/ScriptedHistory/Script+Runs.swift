package import Domain

extension Script {
  /// A run that is completed with warnings, over a busy and then a broken line.
  package mutating func completeRun() throws {
    let run = Cast.completed
    try order(run)
    try start(run, sent: 5, duplicates: 1)
    try prepare(1, of: run, rows: 0..<4, recipients: 3)
    try report(
      .batchDeferred(
        .init(
          run: run, number: 1, attempt: 1, cause: .rateLimited, waitMilliseconds: 1500)))
    try deliver(1, of: run, attempt: 2, process: 71)
    try finish(1, of: run, process: 71, refused: [.init(reason: "invalid_emails", rows: 1)])
    try prepare(2, of: run, rows: 4..<6, recipients: 2)
    try report(.batchUnanswered(.init(run: run, number: 2, attempt: 1, cause: .timedOut)))
    try deliver(2, of: run, attempt: 2, process: 72)
    try finish(2, of: run, process: 72)
    try report(
      .completed(
        .init(
          run: run, figures: figures(sent: 5, duplicates: 1), batches: 2, milliseconds: 14_000,
          refused: [.init(reason: "invalid_emails", rows: 1)],
          warnings: [.refusedBySendinblue])))
  }

  /// A run whose process ends while its batch is leaving, and one with nobody to send.
  package mutating func resumeRun() throws {
    try order(Cast.resumed, by: Cast.ben)
    try start(Cast.resumed, sent: 2)
    try prepare(1, of: Cast.resumed, rows: 0..<2, recipients: 2)
    try order(Cast.neverOrdered)
    try ask(.run(.resume(.init(run: Cast.resumed, consentText: Cast.consentText))))
    try deliver(1, of: Cast.resumed, attempt: 2, process: 73)
    try finish(1, of: Cast.resumed, process: 73)
    try complete(Cast.resumed, sent: 2, batches: 1)
    try order(Cast.empty)
    try start(Cast.empty, sent: 0)
    try complete(Cast.empty, sent: 0, batches: 0, warnings: [.noRecipients])
  }

  /// Runs that are refused, rejected, not imported and cancelled.
  package mutating func endRunsBeforeTheirTime() throws {
    try order(Cast.refused)
    try start(Cast.refused, sent: 6000)

    try order(Cast.rejected)
    try start(Cast.rejected, sent: 2)
    try prepare(1, of: Cast.rejected, rows: 0..<2, recipients: 2)
    try report(
      .batchRejected(
        .init(run: Cast.rejected, number: 1, attempt: 1, code: "invalid_parameter")))

    try order(Cast.notImported)
    try start(Cast.notImported, sent: 2)
    try prepare(1, of: Cast.notImported, rows: 0..<2, recipients: 2)
    try deliver(1, of: Cast.notImported, attempt: 1, process: 74)
    try report(
      .batchImported(
        .init(
          run: Cast.notImported, number: 1, process: 74, outcome: .failed, refused: [])))

    try order(Cast.cancelled)
    try start(Cast.cancelled, sent: 2)
    try prepare(1, of: Cast.cancelled, rows: 0..<2, recipients: 2)
    try ask(.run(.cancel(.init(run: Cast.cancelled))), by: Cast.dora)
  }

  /// A run during which the consent is withdrawn, and the consent's return.
  package mutating func withdrawConsent() throws {
    let run = Cast.forbidden
    try order(run)
    try start(run, sent: 2)
    try prepare(1, of: run, rows: 0..<2, recipients: 2)
    try ask(.connection(.withdrawConsent(.init(connection: Cast.main))), by: Cast.dora)
    try report(
      .batchDeferred(
        .init(
          run: run, number: 1, attempt: 1, cause: .serverFailure, waitMilliseconds: 1000)))
    try order(Cast.neverOrdered)
    try ask(accept(Cast.consentText), by: Cast.dora)
    try ask(accept(Cast.consentText))
  }

  /// A destination whose list mirrors its segment: contacts are taken off, one of them by somebody
  /// else; then too many have left, and it is given up.
  package mutating func mirrorList() throws {
    let run = Cast.mirrored
    try ask(
      .destination(
        .save(
          save(Cast.members, "Members", list: 14, segments: [Cast.customers], mirror: .usual))))
    try order(run, of: Cast.members)
    try start(run, sent: 2, removals: Removals(leaving: 4, standing: 40))
    try prepare(1, of: run, rows: 0..<2, recipients: 2)
    try deliver(1, of: run, attempt: 1, process: 91)
    try finish(1, of: run, process: 91)
    try prepare(2, of: run, rows: 2..<2, recipients: 2, kind: .removal)
    try report(
      .batchRemoved(.init(run: run, number: 2, attempt: 1, removed: 2, settled: .answered)))
    try prepare(3, of: run, rows: 2..<2, recipients: 1, kind: .removal)
    try report(.batchUnanswered(.init(run: run, number: 3, attempt: 1, cause: .timedOut)))
    try report(
      .batchRemoved(.init(run: run, number: 3, attempt: 1, removed: 1, settled: .listed)))
    try complete(run, sent: 2, batches: 3, removed: 3, warnings: [.removedByOthers])
    try order(Cast.emptying, of: Cast.members)
    try start(Cast.emptying, sent: 2, removals: Removals(leaving: 5, standing: 40))
    try ask(.destination(.remove(.init(destination: Cast.members))))
  }

  /// Has somebody order a run.
  package mutating func order(
    _ run: RunID, of destination: DestinationID = Cast.newsletter, by user: UserID = Cast.ada
  ) throws {
    try ask(
      .run(.start(.init(run: run, destination: destination, consentText: Cast.consentText))),
      by: user)
  }

  /// Has the runner report that the sources are read.
  package mutating func start(
    _ run: RunID, sent: Int, duplicates: Int = 0, removals: Removals? = nil
  ) throws {
    let rows = sent + duplicates
    // All rows are in the first source.
    let sources = (state.runs[run]?.order.sources ?? []).enumerated().map { number, source in
      SourceFacts(
        segment: source.segment, sha256: SHA256Digest(bytes: repeatElement(0x50, count: 32)),
        bytes: Int64(number == 0 ? rows * 30 : 30), rows: number == 0 ? rows : 0)
    }
    try report(
      .started(
        .init(
          run: run, list: .found(name: "Newsletter"), missingAttributes: [], sources: sources,
          figures: figures(sent: sent, duplicates: duplicates), removals: removals)))
  }

  /// Has the runner report that a batch is about to leave.
  package mutating func prepare(
    _ number: Int, of run: RunID, rows: Range<Int>, recipients: Int, kind: BatchKind? = nil
  ) throws {
    try report(
      .batchPrepared(
        .init(
          run: run, number: number, kind: kind,
          rows: RowRange(from: rows.lowerBound, to: rows.upperBound), recipients: recipients,
          bytes: recipients * 40,
          bodySHA256: SHA256Digest(bytes: repeatElement(UInt8(number), count: 32)),
          manifestRoot: SHA256Digest(bytes: repeatElement(UInt8(0xF0 + number), count: 32)))))
  }

  /// Has the runner report that Sendinblue took a batch.
  package mutating func deliver(
    _ number: Int, of run: RunID, attempt: Int, process: Int64
  ) throws {
    try report(.batchSent(.init(run: run, number: number, attempt: attempt, process: process)))
  }

  /// Has the runner report that a batch was imported.
  package mutating func finish(
    _ number: Int, of run: RunID, process: Int64, refused: [ImportRefusals] = []
  ) throws {
    try report(
      .batchImported(
        .init(
          run: run, number: number, process: process, outcome: .completed, refused: refused)))
  }

  mutating func complete(
    _ run: RunID, sent: Int, batches: Int, removed: Int? = nil, warnings: [RunWarning] = []
  ) throws {
    try report(
      .completed(
        .init(
          run: run, figures: figures(sent: sent), batches: batches, removed: removed,
          milliseconds: 6000, refused: [], warnings: warnings)))
  }

  private func figures(sent: Int, duplicates: Int = 0) -> RunFigures {
    RunFigures(
      read: sent + duplicates, sent: sent, duplicates: duplicates, withheld: 0, rejected: [],
      phonesBlanked: 0)
  }
}
