import Domain
import Ledger
import Sendinblue

extension RunDriver {
  /// Waits until Sendinblue has imported a batch; the next is filled meanwhile.
  func awaitImport(
    of batch: RunEvent.BatchPrepared, _ number: Int64, in run: Run
  ) async throws -> RunEnd? {
    guard let process = ProcessID(number) else {
      preconditionFailure("a batch on record has a process")
    }
    progress.activity = .importing
    assembled = nil
    // A cancelled run has no next batch. That of any other is being filled already, unless this one
    // was prepared before the run was taken up again.
    if !run.isCancelled { fillAhead(from: batch.rows.to) }
    let ended = try await pollUntilEnded(process)
    guard let ended, let outcome = ImportOutcome(ended.status) else {
      return try await record(
        .failed(
          .init(
            run: run.id, reason: .importFailed,
            detail: "import \(number) did not end within the time limit")))
    }
    let refused = await countRefused(ended.reports)
    try Task.checkCancellation()
    try noteRefused(refused, batch.number, of: run)
    let end = try await record(
      .batchImported(
        .init(
          run: run.id, number: batch.number, process: number, outcome: outcome,
          refused: refused)))
    progress.batches = batch.number
    progress.imported = run.recipients
    return end
  }

  /// Puts the end on record, when all rows were read and the figures add up.
  func complete(_ run: Run) async throws -> RunEnd? {
    guard let plan = run.plan, let assembler else {
      preconditionFailure("a run that can be completed has a plan and an assembler")
    }
    let figures = try await assembler.finish()
    guard figures == plan.figures else { throw BatchAssembler.Failure.sourceChanged }
    return try await record(
      .completed(
        .init(
          run: run.id, figures: figures, batches: run.batches,
          removed: plan.removals.map { _ in run.removed },
          milliseconds: max(0, surroundings.now.milliseconds - run.id.uuid.milliseconds),
          refused: run.refused, warnings: warnings(figures, of: run))))
  }

  /// Asks how far an import is until it has ended; gives nothing where that takes too long.
  private func pollUntilEnded(_ process: ProcessID) async throws -> ImportProcess? {
    var earlier = 0
    var rateLimit: RateLimit?
    let begin = elapsed()
    while elapsed() - begin < settings.importTimeLimit {
      try await waitToPoll(earlier: earlier, rateLimit: rateLimit)
      let answer = try await patiently { try await gateway.process(process) }
      if answer.value.status.isFinal { return answer.value }
      rateLimit = answer.rateLimit
      earlier += 1
    }
    return nil
  }

  private func countRefused(_ reports: [ImportReport]) async -> [ImportRefusals] {
    var counts: [ImportRefusals] = []
    for report in reports {
      let rows: Int?
      do {
        rows = try await patiently { try await gateway.reportRowCount(report) }
      } catch {
        // The import stands whether or not its report can be read; the run's warnings say so.
        rows = nil
      }
      counts.append(ImportRefusals(reason: report.kind.rawValue, rows: rows))
    }
    return counts
  }

  /// Keeps that people of a batch may not be on the list, before its import counts as settled.
  private func noteRefused(
    _ refused: [ImportRefusals], _ number: Int, of run: Run
  ) throws(RunnerError) {
    guard run.order.settings.keepsStanding, refused.contains(where: { $0.rows != 0 }) else {
      return
    }
    do throws(ManifestsError) {
      try manifests.noteRefused(run: run.id, batch: number)
    } catch {
      throw .manifests(error)
    }
  }

  private func warnings(_ figures: RunFigures, of run: Run) -> [RunWarning] {
    let refused = run.refused
    var warnings: [RunWarning] = []
    if figures.recipients == 0 { warnings.append(.noRecipients) }
    if refused.contains(where: { $0.rows.map { $0 > 0 } ?? false }) {
      warnings.append(.refusedBySendinblue)
    }
    if refused.contains(where: { $0.rows == nil }) { warnings.append(.reportUnreadable) }
    if sifter?.isStandingMissing == true { warnings.append(.standingMissing) }
    if run.leaving > 0 { warnings.append(.removedByOthers) }
    return warnings
  }
}
