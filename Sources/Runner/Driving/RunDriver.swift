import Domain
package import Ledger
import Profiles
import Sendinblue
package import Vault

/// Performs a run: does what each step asks, and puts its outcome on record, until the run ends.
///
/// Whatever is asked of Sendinblue comes after the entry that announces it is durable. Cancelling
/// the task stops the run in a way that can be resumed.
package actor RunDriver {
  let journal: any RunJournal
  let gateway: any ImportGateway
  let manifests: Manifests
  let recorded: RecordedBatches
  let keptOut: KeptOut
  let pseudonymizer: Pseudonymizer
  let surroundings: Surroundings
  let settings: RunSettings
  let clock: any Clock<Duration>
  /// How long it is since the driver was made, on the clock that waits are measured with: that of
  /// `surroundings` tells the time of day, and may be set while a run is under way.
  let elapsed: @Sendable () -> Duration
  let onProgress: @Sendable (RunProgress) -> Void

  var assembler: BatchAssembler?
  /// A batch to be filled ahead of when it is asked for.
  struct Filling: Sendable {
    let assembler: BatchAssembler
    let row: Int
  }

  /// Takes what is to be filled ahead, while the run is performed.
  private var fillings: AsyncStream<Filling>.Continuation?
  /// What the rows were compared with once they were surveyed; nothing where all are sent.
  var sifter: Sifter?
  /// The batch in hand as it will be sent; nothing where it has to be assembled again.
  var assembled: AssembledBatch?
  /// Who is to be taken off the list and is not in a batch yet.
  var departure = Departure()
  /// When Sendinblue was asked how far imports are.
  var polls: [PollInstant] = []
  /// Whether no import of an earlier run, or of somebody else, can be under way any more.
  var isAccountQuiet = false
  /// The imports that are known to have been there before the next is sent.
  var earlierImports: Set<ProcessID> = []
  var progress = RunProgress() {
    didSet { onProgress(progress) }
  }

  /// Makes ready to perform a run.
  ///
  /// - Parameters:
  ///   - journal: The run's journal.
  ///   - gateway: The way to Sendinblue.
  ///   - manifests: Where pseudonyms and rows that were left out are kept.
  ///   - recorded: What the log tells of batches, for a run whose rows are compared.
  ///   - keptOut: Whom the run keeps out.
  ///   - pseudonymizer: Makes pseudonyms under the ledger's key.
  ///   - surroundings: Time and randomness.
  ///   - settings: How patiently to perform it.
  ///   - clock: What waits are measured with.
  ///   - onProgress: Told whenever there is progress; called from any task.
  package init(
    journal: any RunJournal, gateway: any ImportGateway, manifests: Manifests,
    recorded: RecordedBatches = .none, keptOut: KeptOut = .nobody, pseudonymizer: Pseudonymizer,
    surroundings: Surroundings,
    settings: RunSettings = RunSettings(), clock: any Clock<Duration> = ContinuousClock(),
    onProgress: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) {
    self.journal = journal
    self.gateway = gateway
    self.manifests = manifests
    self.recorded = recorded
    self.keptOut = keptOut
    self.pseudonymizer = pseudonymizer
    self.surroundings = surroundings
    self.settings = settings
    self.clock = clock
    elapsed = Self.stopwatch(on: clock)
    self.onProgress = onProgress
  }

  /// Performs the run until it ends or is stopped.
  ///
  /// - Returns: How it ended.
  /// - Throws: `RunnerError` where the ledger cannot be read or written; the run can be resumed.
  package func perform() async throws(RunnerError) -> RunEnd {
    let (orders, fillings) = AsyncStream.makeStream(of: Filling.self)
    self.fillings = fillings
    // Ends with the stream, once the batch under way is filled.
    async let filling: Void = Self.fill(orders)
    let result: Result<RunEnd, RunnerError>
    do throws(RunnerError) {
      result = .success(try await performSteps())
    } catch {
      result = .failure(error)
    }
    fillings.finish()
    await filling
    return try result.get()
  }

  /// Has a batch filled beside everything else, for when it is asked for.
  ///
  /// - Parameter row: The first row that it settles.
  func fillAhead(from row: Int) {
    if let assembler { fillings?.yield(Filling(assembler: assembler, row: row)) }
  }

  private static func fill(_ orders: AsyncStream<Filling>) async {
    for await order in orders { await order.assembler.prefetch(from: order.row) }
  }

  private func performSteps() async throws(RunnerError) -> RunEnd {
    while true {
      guard let run = try await current() else { return .cancelled }
      guard let step = Step.next(after: run) else { return .interrupted }
      do {
        if let end = try await perform(step, of: run) { return end }
      } catch {
        if let end = try await stop(run, because: error) { return end }
      }
    }
  }

  private func perform(_ step: Step, of run: Run) async throws -> RunEnd? {
    try Task.checkCancellation()
    if run.plan != nil, assembler == nil, !run.isCancelled, let end = try await takeUp(run) {
      return end
    }
    switch step {
    case .survey: return try await survey(run)
    case .prepare(let number, let row): return try await prepare(run, number, from: row)
    case .send(let batch, let attempt): return try await send(batch, of: run, attempt)
    case .settle(let batch, let attempt): return try await settle(batch, of: run, attempt)
    case .awaitImport(let batch, let process):
      return try await awaitImport(of: batch, process, in: run)
    case .holdBack(let batch, let attempt): return try await holdBack(batch, of: run, attempt)
    case .sweep(let number): return try await sweep(run, number)
    case .remove(let batch, let attempt): return try await remove(batch, of: run, attempt)
    case .settleRemoval(let batch, let attempt):
      return try await settleRemoval(batch, of: run, attempt)
    case .complete: return try await complete(run)
    }
  }

  /// The run as it stands on record; nothing where there is nothing left to do with it.
  func current() async throws(RunnerError) -> Run? {
    do throws(LedgerError) {
      return try await journal.run()
    } catch {
      throw .ledger(error)
    }
  }

  /// Puts a report on record.
  ///
  /// - Returns: The run's end, where it ended it.
  func record(_ report: RunEvent) async throws(RunnerError) -> RunEnd? {
    let decision: ReportDecision
    do throws(LedgerError) {
      decision = try await journal.record(report)
    } catch {
      throw .ledger(error)
    }
    switch decision {
    case .accepted(let events): return end(in: events)
    case .refused(.runNotUnderWay, _): return .cancelled
    case .refused(let refusal, let events): return end(in: events) ?? .refused(refusal)
    }
  }

  /// The rule that forbids, at this moment, that anything more of the run is sent.
  func objection() async throws(RunnerError) -> Refusal? {
    do throws(LedgerError) {
      return try await journal.objection()
    } catch {
      throw .ledger(error)
    }
  }

  private func end(in events: [Event]) -> RunEnd? {
    for case .run(let event) in events {
      switch event {
      case .completed(let end): return .completed(end)
      case .failed(let end): return .failed(end)
      case .cancelled: return .cancelled
      case .interrupted: return .interrupted
      case .requested, .started, .batchPrepared, .batchDeferred, .batchUnanswered,
        .batchRejected, .batchSent, .batchImported, .batchRemoved, .resumed:
        continue
      }
    }
    return nil
  }

  /// Puts on record why the run cannot take its next step.
  func stop(
    _ run: Run, because error: any Error
  ) async throws(RunnerError) -> RunEnd? {
    switch error {
    case let error as RunnerError: throw error
    case BatchAssembler.Failure.manifests(let error): throw .manifests(error)
    case BatchAssembler.Failure.sourceChanged:
      return try await record(.failed(.init(run: run.id, reason: .sourceChanged)))
    case BatchAssembler.Failure.source(let error):
      return try await record(
        .failed(.init(run: run.id, reason: .sourceUnreadable, detail: error.description)))
    case let error as SendinblueError where !error.isCancellation:
      return try await record(
        .failed(.init(run: run.id, reason: RunFailure(error), detail: error.description)))
    default:
      // What is left is that this task was cancelled, noticed between two effects.
      return try await record(.interrupted(.init(run: run.id, cause: .signal))) ?? .interrupted
    }
  }
}
