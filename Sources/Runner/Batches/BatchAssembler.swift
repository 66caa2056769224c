package import Domain
package import Ledger
package import Profiles
import Sendinblue
package import Vault

/// Reads a run's sources and fills batches, one after the other.
///
/// An actor, so that the next batch is read and filled while the one before is imported.
package actor BatchAssembler {
  /// Why no batch can be had.
  package enum Failure: Error {
    /// A source is not what it was.
    case sourceChanged
    /// A source cannot be read.
    case source(SourceError)
    /// The rows that were left out, or who stands on the list, cannot be kept.
    case manifests(ManifestsError)
  }

  private let run: RunID
  private let manifests: Manifests
  private let pseudonymizer: Pseudonymizer
  private let watch: SourceWatch
  private let isMirror: Bool
  private var reader: RecipientReader
  private var sifter: Sifter?
  private var recorder: StandingRecorder?
  /// What was found of the reader's recipient, where rows are compared.
  private var finding: Sifter.Finding?
  private var body: ImportBody
  private var pseudonyms: [UInt8] = []
  private var leftOut: [Manifests.LeftOut] = []
  /// Whether the reader stands on a recipient that did not fit the batch before.
  private var isRecipientPending = false
  private var prefetched: Result<AssembledBatch?, Failure>?

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
    let watch = SourceWatch(count: run.order.sources.count, expected: survey.prefixes)
    do throws(SourceError) {
      reader = try RecipientReader(
        run.order, survey.inputs, reading: .second(survey.repetitions),
        observer: { watch.see($1, of: $0) })
    } catch {
      throw .source(error)
    }
    self.watch = watch
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
  /// - Parameter row: The first row that it settles.
  package func prefetch(from row: Int) {
    if prefetched != nil { return }
    do throws(Failure) {
      prefetched = .success(try fill(from: row, to: nil))
    } catch {
      prefetched = .failure(error)
    }
  }

  /// The batch that begins at a row.
  ///
  /// - Parameters:
  ///   - row: The first row that it settles; earlier ones are read and passed over.
  ///   - end: The row behind its last, where the batch is on record already.
  /// - Returns: Nothing where no recipient is left.
  /// - Throws: `Failure`.
  package func batch(from row: Int, to end: Int? = nil) throws(Failure) -> AssembledBatch? {
    if let kept = prefetched {
      prefetched = nil
      let batch = try kept.get()
      if batch?.rows.from == row { return batch }
    }
    return try fill(from: row, to: end)
  }

  /// Reads what is left behind the last batch, and keeps who stands on the list from now on.
  ///
  /// - Returns: What all rows came to.
  package func finish() throws(Failure) -> RunFigures {
    while let outcome = try next() {
      note(outcome, isSettled: false)
      try flush(atLeast: 10_000)
    }
    try flush(atLeast: 1)
    try keepStanding()
    return RunFigures(reader.figures, sifter)
  }

  private func fill(from row: Int, to end: Int?) throws(Failure) -> AssembledBatch? {
    body.reset()
    pseudonyms.removeAll(keepingCapacity: true)
    if isRecipientPending, reader.rowIndex >= row { take() }
    isRecipientPending = false
    var last = reader.figures.read
    while end.map({ reader.figures.read < $0 }) ?? true {
      guard let outcome = try next() else {
        last = reader.figures.read
        break
      }
      let isSettled = reader.rowIndex < row
      let isToBeSent = outcome == .recipient && finding?.isUnchanged != true
      if isToBeSent, !isSettled, !take() {
        isRecipientPending = true
        last = reader.rowIndex
        break
      }
      last = reader.figures.read
      note(outcome, isSettled: isSettled)
      try flush(atLeast: 10_000)
    }
    try flush(atLeast: 1)
    if body.rows == 0 { return nil }
    let bytes = body.finish()
    return AssembledBatch(
      rows: RowRange(from: row, to: last), recipients: body.rows, body: bytes,
      bodySHA256: SHA256Digest(of: bytes), manifest: Manifest(unsorted: pseudonyms))
  }

  /// Goes on to the next row, unless a source has changed.
  private func next() throws(Failure) -> RowOutcome? {
    let outcome: RowOutcome?
    do throws(SourceError) {
      outcome = try reader.next()
    } catch {
      // A row that was well-formed when the run began is malformed because the source changed.
      throw watch.sawChange ? .sourceChanged : .source(error)
    }
    watch.end(reader.facts.count)
    if watch.sawChange { throw .sourceChanged }
    if outcome == .recipient { try sift() }
    return outcome
  }

  /// Puts the reader's recipient into the batch; says whether it fits.
  @discardableResult
  private func take() -> Bool {
    guard body.append(bytes: reader.recipient.bytes, ends: reader.recipient.ends) else {
      return false
    }
    if let finding {
      finding.pseudonym.append(to: &pseudonyms)
    } else {
      reader.recipient.matchKey.withUnsafeBytes {
        pseudonymizer.append(pseudonymOf: $0, to: &pseudonyms)
      }
    }
    return true
  }

  /// Compares the reader's recipient, and takes down that they stand on the list.
  private func sift() throws(Failure) {
    finding = sifter?.sift(reader.recipient)
    guard let finding else { return }
    do throws(ManifestsError) {
      try recorder?.add(finding.pseudonym, row: finding.row)
    } catch {
      throw .manifests(error)
    }
  }

  /// Keeps that who left the segments stays on the list, unless it mirrors them.
  ///
  /// What such a contact holds is
  /// not known for good: other people's rows may have changed it.
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
    switch outcome {
    case .recipient, .duplicate: break
    case .withheld(let customer):
      if !isSettled { leaveOut(customer, reason: "withheld") }
    case .suppressed(let customer):
      if !isSettled { leaveOut(customer, reason: "suppressed") }
    case .rejected(let reason, let customer):
      if !isSettled { leaveOut(customer, reason: reason.rawValue) }
    }
  }

  private func leaveOut(_ customer: String?, reason: String) {
    leftOut.append(.init(row: reader.rowIndex + 1, customerID: customer, reason: reason))
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
