package import Domain
package import Ledger
import Profiles
package import Vault

/// Reads a run's sources and fills batches, one after the other.
///
/// An actor, so that the next batch is read and filled while the one before is imported.
package actor BatchAssembler {
  private let feed: BlockFeed
  private var filler: BatchFiller
  /// The row behind the last batch that was asked for.
  private var given = 0
  /// Whether somebody reads rows, and who waits for that.
  private var isReading = false
  private var waiting: [CheckedContinuation<Void, Never>] = []
  /// Whether all rows were read, so that there is no batch to be filled ahead.
  private var hasFinished = false
  private var prefetched: Result<FilledBatch?, Failure>?

  /// Makes ready to read a run's sources from their beginning.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - survey: What its sources were when they were read through.
  ///   - manifests: Where rows that are left out are kept.
  ///   - pseudonymizer: Makes pseudonyms under the ledger's key.
  ///   - bodyLimit: The longest body, in bytes.
  /// - Throws: `Failure.source` where a source cannot be opened or lacks a field,
  ///   `Failure.manifests` where who stands on the list cannot be written down.
  package init(
    _ run: Run, survey: Survey, manifests: Manifests, pseudonymizer: Pseudonymizer,
    bodyLimit: Int
  ) throws(Failure) {
    do throws(SourceError) {
      feed = try BlockFeed(
        run.order, survey.inputs, SourceWatch(expected: survey.seals), gathersValues: true,
        keepsCustomers: survey.repetitions.hasSuppressed)
    } catch {
      throw .source(error)
    }
    filler = try BatchFiller(
      run, survey: survey, manifests: manifests, pseudonymizer: pseudonymizer,
      bodyLimit: bodyLimit)
  }

  /// Fills the batch that will be asked for next, computes its digests, and keeps it.
  ///
  /// Whatever is asked for meanwhile waits for it.
  ///
  /// - Parameter row: The first row that it settles.
  package func prefetch(from row: Int) async {
    await begin()
    defer { end() }
    // Asked for twice, or asked for itself meanwhile.
    if prefetched != nil || hasFinished || row < given { return }
    do throws(Failure) {
      var batch = try await fill(from: row, to: nil)
      // Now, while there is time: whoever asks for it waits for nothing else.
      await batch?.digest()
      prefetched = .success(batch)
    } catch {
      prefetched = .failure(error)
    }
  }

  /// The batch that begins at a row, whose digests are still to be computed where it was not filled
  /// ahead.
  ///
  /// - Parameters:
  ///   - row: The first row that it settles; earlier ones are read and passed over.
  ///   - end: The row behind its last, where the batch is on record already.
  /// - Returns: Nothing where no recipient is left.
  /// - Throws: `Failure`.
  package func filled(from row: Int, to end: Int? = nil) async throws(Failure) -> FilledBatch? {
    await begin()
    defer { self.end() }
    var batch: FilledBatch?
    if let kept = prefetched {
      prefetched = nil
      batch = try kept.get()
    }
    if batch?.rows.from != row { batch = try await fill(from: row, to: end) }
    given = batch?.rows.to ?? given
    return batch
  }

  /// Reads what is left behind the last batch, and keeps who stands on the list from now on.
  ///
  /// - Returns: What all rows came to.
  package func finish() async throws(Failure) -> RunFigures {
    await begin()
    defer { end() }
    hasFinished = true
    repeat { try filler.passOver() } while try await goOn()
    try filler.close()
    return filler.figures
  }

  /// Waits until nobody else reads rows, which takes as long as a batch at most.
  private func begin() async {
    // Whoever ends hands over: `isReading` stays true, so that nobody comes in between.
    if isReading { await withCheckedContinuation { waiting.append($0) } }
    isReading = true
  }

  /// Lets the next one read rows.
  private func end() {
    if waiting.isEmpty { isReading = false } else { waiting.removeFirst().resume() }
  }

  private func fill(from row: Int, to end: Int?) async throws(Failure) -> FilledBatch? {
    filler.begin(from: row)
    repeat {
      async let ahead: Void = feed.readAhead()
      let isFull = try filler.take(from: row, to: end)
      await ahead
      if isFull { break }
    } while try await goOn()
    return try filler.finish(from: row)
  }

  /// Goes on to the next block of rows, unless a source has changed.
  ///
  /// - Returns: Whether there may be further rows.
  private func goOn() async throws(Failure) -> Bool {
    if filler.isAtEnd { return false }
    let delivery = await feed.next(returning: filler.giveBack())
    // Also where it shows in a row that is malformed and was not when the run began.
    if delivery.sawChange { throw .sourceChanged }
    filler.goOn(to: delivery.block)
    return true
  }
}
