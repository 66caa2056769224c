import Domain
import Ledger
import Sendinblue

extension RunDriver {
  /// What looking for contacts that are leaving came to.
  private enum Sight {
    /// Some are on the list.
    case somebody
    /// None is on the list.
    case nobody
    /// None was seen on a list that changed while it was read.
    case unsteady
    /// They are on the list, however often they are taken off.
    case stuck
  }

  /// Puts the next contacts that are leaving and are on the list on record, or the run's end where
  /// none is.
  func sweep(_ run: Run, _ number: Int) async throws -> RunEnd? {
    progress.activity = .removing
    guard let plan = run.plan, let standing = sifter?.standing else {
      preconditionFailure("a run that takes contacts off its list knows who stands on it")
    }
    if departure.found.isEmpty {
      switch try await look(for: run, among: standing) {
      case .somebody: break
      case .nobody: return try await complete(run)
      case .unsteady: return nil
      case .stuck:
        return try await record(
          .failed(
            .init(
              run: run.id, reason: .gaveUp,
              detail: "contacts stay on the list though Sendinblue was asked to take them off")))
      }
    }
    let batch = AssembledRemoval(departure.takeNext(min(RemovalBody.mostContacts, run.leaving)))
    do throws(ManifestsError) {
      try manifests.keep(
        batch.manifest, run: run.id, batch: number, target: run.order.target, isRemoval: true)
    } catch {
      throw RunnerError.manifests(error)
    }
    // A crash here leaves a manifest that no entry names; preparing again replaces it.
    let end = try await record(
      .batchPrepared(batch.prepared(run: run.id, number: number, behind: plan.figures.read)))
    // A crash here leaves a removal on record that may not have left: resuming reads the list.
    if end == nil { departure.batch = batch }
    return end
  }

  /// Takes a batch that is on record off the list, and records what came of the attempt.
  func remove(
    _ batch: RunEvent.BatchPrepared, of run: Run, _ attempt: Int
  ) async throws -> RunEnd? {
    guard let known = departure.batch, known.matches(batch) else {
      return try await settleRemoval(batch, of: run, attempt)
    }
    if let objection = try await objection() { return try await heed(objection, of: run) }
    progress.activity = .removing
    let answer: Answer<Removal>
    do throws(SendinblueError) {
      answer = try await gateway.remove(known.body, fromList: run.order.settings.list)
    } catch {
      return try await record(error, at: batch, of: run, attempt)
    }
    // A crash here leaves a removal on record that did leave: resuming reads the list.
    let end = try await record(
      .batchRemoved(
        .init(
          run: run.id, number: batch.number, attempt: attempt, removed: answer.value.removed,
          settled: .answered)))
    if end == nil { try await keepPace(answer.rateLimit) }
    return end
  }

  /// Settles a removal in doubt: whoever of it is not on the list any more was taken off.
  ///
  /// Whoever still is on it is found there again, and comes into another batch.
  func settleRemoval(
    _ batch: RunEvent.BatchPrepared, of run: Run, _ attempt: Int
  ) async throws -> RunEnd? {
    progress.activity = .removing
    let people: Set<[UInt8]>
    do throws(ManifestsError) {
      people = Set(
        Manifest.split(try manifests.pseudonyms(run: run.id, batch: batch.number)))
    } catch {
      throw RunnerError.manifests(error)
    }
    var staying: Set<[UInt8]> = []
    for _ in 0..<Departure.mostReadings {
      staying = []
      let isSteady = try await readList(run.order.settings.list) { _, pseudonym in
        if people.contains(pseudonym) { staying.insert(pseudonym) }
      }
      if isSteady { break }
    }
    return try await record(
      .batchRemoved(
        .init(
          run: run.id, number: batch.number, attempt: attempt,
          removed: max(0, batch.recipients - staying.count), settled: .listed)))
  }

  /// Reads the list for contacts that are leaving.
  private func look(for run: Run, among standing: Standing) async throws -> Sight {
    let isIdle = departure.note(removed: run.removed)
    var found: [Leaver] = []
    let isSteady = try await readList(run.order.settings.list) { email, pseudonym in
      guard found.count < Departure.mostFound,
        standing.isLeaving(KeyedDigest(pseudonym, at: 0))
      else { return }
      found.append(Leaver(email: email, pseudonym: pseudonym))
    }
    departure.found = found
    if found.isEmpty { return isSteady || isIdle ? .nobody : .unsteady }
    return isIdle ? .stuck : .somebody
  }
}
