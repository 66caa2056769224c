import Domain
import Ledger
import Profiles
import Sendinblue

extension RunDriver {
  /// Asks for the list and the attributes, reads the sources once through, and starts the run.
  func survey(_ run: Run) async throws -> RunEnd? {
    let (report, survey) = try await look(at: run)
    let end = try await record(.started(report))
    if end == nil { try makeAssembler(run, survey) }
    return end
  }

  /// Does all that a run does before it begins, and reports it; nothing can leave after that.
  ///
  /// For a run that is tried out: its journal keeps no record.
  ///
  /// - Returns: Why the run would not begin; nothing where it would.
  /// - Throws: `RunnerError` where the ledger cannot be read.
  package func rehearse() async throws(RunnerError) -> RunEnd? {
    guard let run = try await current() else { return .cancelled }
    do {
      return try await record(.started(try await look(at: run).report))
    } catch {
      return try await stop(run, because: error)
    }
  }

  private func look(at run: Run) async throws -> (report: RunEvent.Started, Survey) {
    progress.activity = .surveying
    let list = try await listAnswer(run.order.settings.list)
    let missing = try await missingAttributes(of: run.order.settings.matching)
    let survey = try await read(run)
    let report = RunEvent.Started(
      run: run.id, list: list, missingAttributes: missing, sources: survey.sources,
      figures: survey.figures, removals: survey.removals)
    return (report, survey)
  }

  /// Reads the sources of a run that was resumed again, and makes sure that they are what they were.
  func takeUp(_ run: Run) async throws -> RunEnd? {
    progress.activity = .surveying
    progress.batches = run.batches
    let survey = try await read(run)
    guard survey.sources == run.plan?.sources else {
      return try await record(.failed(.init(run: run.id, reason: .sourceChanged)))
    }
    guard survey.figures == run.plan?.figures, survey.removals == run.plan?.removals else {
      // The same rows come to something else: they were compared with something else.
      return try await record(.failed(.init(run: run.id, reason: .standingChanged)))
    }
    try makeAssembler(run, survey)
    return nil
  }

  /// Fills the next batch and puts it on record.
  func prepare(_ run: Run, _ number: Int, from row: Int) async throws -> RunEnd? {
    progress.activity = .preparing
    guard let assembler, let filled = try await assembler.filled(from: row) else {
      // The survey counted recipients that are not there any more.
      throw BatchAssembler.Failure.sourceChanged
    }
    // The next is filled while this one is made ready, put on record, sent and imported.
    fillAhead(from: filled.rows.to)
    let batch = await filled.assembled()
    do throws(ManifestsError) {
      try manifests.keep(
        batch.manifest, run: run.id, batch: number, target: run.order.target)
    } catch {
      throw RunnerError.manifests(error)
    }
    // A crash here leaves a manifest that no entry names; preparing again replaces it.
    let end = try await record(.batchPrepared(batch.prepared(run: run.id, number: number)))
    // A crash here leaves a batch on record that may not have left: resuming says it is in doubt.
    if end == nil { assembled = batch }
    return end
  }

  /// The body of a batch that is on record: as it was prepared, or assembled again after a crash.
  func body(of batch: RunEvent.BatchPrepared) async throws -> [UInt8] {
    if let assembled, assembled.matches(batch) { return assembled.body }
    guard let assembler,
      let again = try await assembler.batch(from: batch.rows.from, to: batch.rows.to),
      again.matches(batch)
    else { throw BatchAssembler.Failure.sourceChanged }
    assembled = again
    return again.body
  }

  private func read(_ run: Run) async throws -> Survey {
    let survey: Survey
    do {
      let sifter = try Sifter(
        run, manifests: manifests, recorded: recorded, pseudonymizer: pseudonymizer)
      survey = try await Survey(
        of: run.order, sifter: sifter, suppresses: keptOut.check(by: pseudonymizer),
        addressSetKey: surroundings.randomKey
      ) { rows in
        progress.surveyed = rows
      }
    } catch let error as SourceError {
      throw BatchAssembler.Failure.source(error)
    } catch let error as ManifestsError {
      throw RunnerError.manifests(error)
    }
    progress.recipients = survey.figures.sent
    return survey
  }

  private func makeAssembler(_ run: Run, _ survey: Survey) throws(BatchAssembler.Failure) {
    sifter = survey.sifter
    assembler = try BatchAssembler(
      run, survey: survey, manifests: manifests, pseudonymizer: pseudonymizer,
      bodyLimit: settings.bodyLimit)
  }

  private func listAnswer(_ id: Int64) async throws -> ListAnswer {
    do {
      let list = try await patiently { try await gateway.list(id).value }
      return list.isDynamic ? .dynamic(name: list.name) : .found(name: list.name)
    } catch SendinblueError.notFound {
      return .missing
    }
  }

  private func missingAttributes(of matching: Domain.DataMatching) async throws -> [String] {
    let wanted = matching.attributes.map(\.attribute).filter { $0 != "SMS" }
    if wanted.isEmpty { return [] }
    let names = Set(try await patiently { try await gateway.attributes().value }.map(\.name))
    return wanted.filter { !names.contains($0) }
  }
}
