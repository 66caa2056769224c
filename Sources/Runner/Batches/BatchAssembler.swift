package import Domain
package import Ledger
import Profiles
import Sendinblue
package import Vault

/// Reads a run's sources and fills batches, one after the other.
///
/// An actor, so that the next batch is read and filled while the one before is imported.
package actor BatchAssembler {
  private let run: RunID
  private let manifests: Manifests
  private let pseudonymizer: Pseudonymizer
  private let feed: BlockFeed
  private let isMirror: Bool
  private var selector: RecipientSelector
  private var sifter: Sifter?
  private var recorder: StandingRecorder?
  /// What was found of the recipient at hand, where rows are compared.
  private var finding: Sifter.Finding?
  private var body: ImportBody
  private var pseudonyms: [UInt8] = []
  /// The pseudonyms of all addresses of the block of rows at hand, where rows are not compared.
  private var blockPseudonyms: [UInt8] = []
  private var leftOut: [Manifests.LeftOut] = []
  /// Whether the recipient at hand did not fit the batch before.
  private var isRecipientPending = false
  /// The row behind the last one that the batch under way settles.
  private var lastRow = 0
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
    selector = RecipientSelector(
      matching: Profiles.DataMatching(run.order.settings.matching),
      reading: .second(survey.repetitions))
    self.run = run.id
    self.manifests = manifests
    self.pseudonymizer = pseudonymizer
    let settings = run.order.settings
    isMirror = settings.mirror != nil
    sifter = survey.sifter?.startingOver()
    if sifter != nil {
      do throws(ManifestsError) {
        recorder = try StandingRecorder(run, in: manifests)
      } catch {
        throw .manifests(error)
      }
    }
    body = ImportBody(
      listID: settings.list, columns: ["EMAIL"] + settings.matching.attributes.map(\.attribute),
      limit: bodyLimit)
  }

  /// Fills the batch that will be asked for next, and keeps it.
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
      prefetched = .success(try await fill(from: row, to: nil))
    } catch {
      prefetched = .failure(error)
    }
  }

  /// The rows of the batch that begins at a row, whose digests are still to be computed.
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
    repeat {
      while let outcome = try next() {
        note(outcome, isSettled: false)
        try flush(atLeast: 10_000)
      }
    } while try await goOn()
    try flush(atLeast: 1)
    try keepStanding()
    return RunFigures(selector.figures, sifter)
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
    body.reset()
    pseudonyms.removeAll(keepingCapacity: true)
    if isRecipientPending, selector.rowIndex >= row { take() }
    isRecipientPending = false
    lastRow = selector.figures.read
    repeat {
      async let ahead: Void = feed.readAhead()
      let isFull = try take(from: row, to: end)
      await ahead
      if isFull { break }
    } while try await goOn()
    try flush(atLeast: 1)
    if body.rows == 0 { return nil }
    let recipients = body.rows
    defer { pseudonyms.removeAll(keepingCapacity: true) }
    return FilledBatch(
      rows: RowRange(from: row, to: lastRow), recipients: recipients, body: body.take(),
      pseudonyms: pseudonyms)
  }

  /// Takes rows of the block at hand into the batch.
  ///
  /// - Parameters: As of `filled(from:to:)`.
  /// - Returns: Whether the batch takes no further row.
  /// - Throws: `Failure`.
  private func take(from row: Int, to end: Int?) throws(Failure) -> Bool {
    while selector.figures.read < end ?? .max {
      guard let outcome = try next() else { return false }
      let isSettled = selector.rowIndex < row
      if case .recipient = outcome, finding?.isUnchanged != true, !isSettled, !take() {
        isRecipientPending = true
        lastRow = selector.rowIndex
        return true
      }
      lastRow = selector.figures.read
      note(outcome, isSettled: isSettled)
      try flush(atLeast: 10_000)
    }
    return true
  }

  /// Goes on to the next row of the block at hand.
  @inline(__always)
  private func next() throws(Failure) -> RowOutcome? {
    let outcome: RowOutcome?
    do throws(SourceError) {
      outcome = try selector.next()
    } catch {
      throw .source(error)
    }
    if sifter != nil, case .recipient = outcome { try sift() }
    return outcome
  }

  /// Goes on to the next block of rows, unless a source has changed.
  ///
  /// - Returns: Whether there may be further rows.
  private func goOn() async throws(Failure) -> Bool {
    if selector.isAtEnd { return false }
    let used = selector.exchange(for: RowBlock())
    let delivery = await feed.next(returning: used)
    // Also where it shows in a row that is malformed and was not when the run began.
    if delivery.sawChange { throw .sourceChanged }
    _ = selector.exchange(for: delivery.block)
    if sifter == nil { makePseudonyms() }
    return true
  }

  /// Makes the pseudonyms of all addresses of the block at hand.
  private func makePseudonyms() {
    selector.withBlock { block in
      block.withAddresses { addresses, ends in
        let length = Pseudonymizer.length * ends.count
        blockPseudonyms = Array(unsafeUninitializedCapacity: length) { bytes, count in
          pseudonymizer.write(
            pseudonymsOf: addresses, ends: ends, to: UnsafeMutableRawBufferPointer(bytes))
          count = length
        }
      }
    }
  }

  /// Puts the recipient at hand into the batch; says whether it fits.
  @discardableResult
  private func take() -> Bool {
    let fits = selector.withRecipient { body.append(bytes: $0.bytes, ends: $0.ends) }
    guard fits else { return false }
    if let finding {
      finding.pseudonym.append(to: &pseudonyms)
    } else {
      let start = selector.addressIndex * Pseudonymizer.length
      pseudonyms += blockPseudonyms[start..<start + Pseudonymizer.length]
    }
    return true
  }

  /// Compares the recipient at hand, and takes down that they stand on the list.
  private func sift() throws(Failure) {
    finding = selector.withRecipient { sifter?.sift($0) }
    guard let finding else { return }
    do throws(ManifestsError) {
      try recorder?.add(finding.pseudonym, row: finding.row)
    } catch {
      throw .manifests(error)
    }
  }

  /// Keeps that who left the segments stays on the list, unless it mirrors them.
  ///
  /// What such a contact holds is not known for good: other people's rows may have changed it.
  private func keepStanding() throws(Failure) {
    guard let sifter else { return }
    do throws(ManifestsError) {
      if !isMirror {
        try sifter.standing.forEachLeaving { person throws(ManifestsError) in
          try recorder?.add(person, row: .unknown)
        }
      }
      try recorder?.finish()
    } catch {
      throw .manifests(error)
    }
  }

  private func note(_ outcome: RowOutcome, isSettled: Bool) {
    if isSettled { return }
    switch outcome {
    case .recipient, .duplicate: break
    case .withheld(let customer): leaveOut(customer, reason: "withheld")
    case .suppressed(let customer): leaveOut(customer, reason: "suppressed")
    case .rejected(let reason, let customer): leaveOut(customer, reason: reason.rawValue)
    }
  }

  private func leaveOut(_ customer: String?, reason: String) {
    leftOut.append(.init(row: selector.rowIndex + 1, customerID: customer, reason: reason))
  }

  private func flush(atLeast count: Int) throws(Failure) {
    guard leftOut.count >= count else { return }
    do throws(ManifestsError) {
      try manifests.keep(leftOut: leftOut, run: run)
    } catch {
      throw .manifests(error)
    }
    leftOut.removeAll(keepingCapacity: true)
  }
}
