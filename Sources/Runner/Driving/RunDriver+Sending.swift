import Domain
import Ledger
import Sendinblue

extension RunDriver {
  /// Sends a batch that is on record, and records what came of the attempt.
  func send(
    _ batch: RunEvent.BatchPrepared, of run: Run, _ attempt: Int
  ) async throws -> RunEnd? {
    let body = try await body(of: batch)
    if !isAccountQuiet { try await awaitQuietAccount() }
    // Whatever was waited for since the batch was prepared may have taken hours.
    if let objection = try await objection() { return try await heed(objection, of: run) }
    progress.activity = .sending
    let answer: Answer<ProcessID>
    do throws(SendinblueError) {
      answer = try await gateway.importContacts(bytes: body)
    } catch {
      return try await record(error, at: batch, of: run, attempt)
    }
    guard earlierImports.insert(answer.value).inserted else {
      // What becomes of an import that was there before says nothing of this one.
      let exchange = Exchange(operation: .importContacts, requestID: answer.requestID)
      return try await record(
        .unexpectedAnswer(exchange, .wrongShape(at: "processId")), at: batch, of: run, attempt)
    }
    // A crash here leaves a batch on record that did leave: resuming says it is in doubt, and
    // sends it again, which changes nothing at Sendinblue.
    return try await record(
      .batchSent(
        .init(
          run: run.id, number: batch.number, attempt: attempt, process: answer.value.rawValue)))
  }

  /// Settles a batch in doubt: waits until no import is under way any more, then sends it again.
  ///
  /// Nothing at Sendinblue tells which import came from which request, so whether the attempt
  /// took effect cannot be asked. Sending again is harmless: an import updates who is there.
  func settle(
    _ batch: RunEvent.BatchPrepared, of run: Run, _ attempt: Int
  ) async throws -> RunEnd? {
    isAccountQuiet = false
    return try await send(batch, of: run, attempt)
  }

  /// Puts on record that a batch does not leave any more: the run was cancelled before it could.
  func holdBack(
    _ batch: RunEvent.BatchPrepared, of run: Run, _ attempt: Int
  ) async throws -> RunEnd? {
    try await record(
      .batchDeferred(
        .init(
          run: run.id, number: batch.number, attempt: attempt, cause: .runCancelled,
          waitMilliseconds: 0)))
  }

  /// Lets nothing more leave: ends the run, or leaves what follows to the next step where somebody
  /// ended it.
  func heed(_ objection: Refusal, of run: Run) async throws -> RunEnd? {
    if case .runNotUnderWay = objection { return nil }
    return try await record(
      .failed(.init(run: run.id, reason: .forbidden, rule: objection.rule)))
  }

  /// Records an attempt that failed, and waits where there is to be another.
  func record(
    _ error: SendinblueError, at batch: RunEvent.BatchPrepared, of run: Run, _ attempt: Int
  ) async throws -> RunEnd? {
    switch error.disposition {
    case .rejectBatch:
      let code = error.exchange?.code?.rawValue ?? "unknown"
      return try await record(
        .batchRejected(
          .init(run: run.id, number: batch.number, attempt: attempt, code: code)))
    case .stopRun where !error.isCancellation && !error.outcomeIsUnknown:
      return try await record(
        .failed(.init(run: run.id, reason: RunFailure(error), detail: error.description)))
    case .stopRun, .retry:
      return try await recordToRetry(error, at: batch, of: run, attempt)
    }
  }

  private func recordToRetry(
    _ error: SendinblueError, at batch: RunEvent.BatchPrepared, of run: Run, _ attempt: Int
  ) async throws -> RunEnd? {
    let delay = settings.retry.delay(attempt: attempt, error: error, jitter: jitter())
    let cause = AttemptFailure(error)
    let report: RunEvent =
      error.outcomeIsUnknown
      ? .batchUnanswered(
        .init(run: run.id, number: batch.number, attempt: attempt, cause: cause))
      : .batchDeferred(
        .init(
          run: run.id, number: batch.number, attempt: attempt, cause: cause,
          waitMilliseconds: delay?.milliseconds ?? 0))
    if let end = try await record(report) { return end }
    // A run that was cancelled meanwhile has no other attempt.
    if try await current() == nil { return .cancelled }
    if error.isCancellation { throw CancellationError() }
    guard let delay else {
      return try await record(
        .failed(.init(run: run.id, reason: .gaveUp, detail: error.description)))
    }
    try await wait(delay)
    return nil
  }

  /// Waits until no import is under way in the account: Sendinblue takes one at a time.
  ///
  /// Goes on when the time limit is over: an import that got stuck must not keep every other from
  /// leaving for ever.
  private func awaitQuietAccount() async throws {
    progress.activity = .importing
    var earlier = 0
    var rateLimit: RateLimit?
    let begin = elapsed()
    while elapsed() - begin < settings.importTimeLimit {
      // The first question is asked at once, the later ones as the policy allows.
      if earlier > 0 {
        try await waitToPoll(earlier: earlier, rateLimit: rateLimit)
      } else {
        notePoll()
      }
      let answer = try await patiently { try await gateway.processes(limit: 10) }
      earlierImports.formUnion(answer.value.map(\.id))
      if !answer.value.contains(where: { $0.isImport && !$0.status.isFinal }) { break }
      rateLimit = answer.rateLimit
      earlier += 1
    }
    isAccountQuiet = true
  }
}
