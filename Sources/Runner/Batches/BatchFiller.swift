import Domain
import Ledger
import Profiles
import Sendinblue
import Vault

/// Puts the rows of blocks into batches, and takes down which were left out.
///
/// A value of one owner: a million rows pass here, and none of them is to cost a question whether
/// somebody else is looking.
struct BatchFiller: ~Copyable {
  private let run: RunID
  private let manifests: Manifests
  private let pseudonymizer: Pseudonymizer
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
  /// Which of these belong to the batch and are still to be put with its other ones.
  private var unkept = 0..<0
  private var leftOut: [Manifests.LeftOut] = []
  /// Whether the recipient at hand did not fit the batch before.
  private var isRecipientPending = false
  /// The row behind the last one that the batch under way settles.
  private var lastRow = 0

  /// Makes ready to fill the first batch.
  ///
  /// - Parameters: As of ``BatchAssembler``.
  /// - Throws: `Failure.manifests` where who stands on the list cannot be written down.
  init(
    _ run: Run, survey: Survey, manifests: Manifests, pseudonymizer: Pseudonymizer,
    bodyLimit: Int
  ) throws(BatchAssembler.Failure) {
    precondition(Recipient.margin >= ImportBody.margin, "rows have the margin that a body asks for")
    let settings = run.order.settings
    sifter = survey.sifter?.startingOver()
    if sifter == nil {
      recorder = nil
    } else {
      do throws(ManifestsError) {
        recorder = try StandingRecorder(run, in: manifests)
      } catch {
        throw .manifests(error)
      }
    }
    self.run = run.id
    self.manifests = manifests
    self.pseudonymizer = pseudonymizer
    isMirror = settings.mirror != nil
    selector = RecipientSelector(
      matching: Profiles.DataMatching(settings.matching), reading: .second(survey.repetitions))
    body = ImportBody(
      listID: settings.list, columns: ["EMAIL"] + settings.matching.attributes.map(\.attribute),
      limit: bodyLimit)
  }

  /// What the rows so far came to.
  var figures: RunFigures { RunFigures(selector.figures, sifter) }
  /// Whether no row follows the block at hand.
  var isAtEnd: Bool { selector.isAtEnd }

  /// Gives up the block at hand, all of whose rows were looked at.
  mutating func giveBack() -> RowBlock {
    keepPseudonyms()
    return selector.exchange(for: RowBlock())
  }

  /// Takes up the next block.
  mutating func goOn(to block: consuming RowBlock) {
    _ = selector.exchange(for: block)
    if sifter == nil { makePseudonyms() }
  }

  /// Begins a batch.
  ///
  /// - Parameter row: The first row that it settles.
  mutating func begin(from row: Int) {
    body.reset()
    pseudonyms.removeAll(keepingCapacity: true)
    unkept = unkept.upperBound..<unkept.upperBound
    if isRecipientPending, selector.rowIndex >= row { take() }
    isRecipientPending = false
    lastRow = selector.figures.read
  }

  /// Takes rows of the block at hand into the batch.
  ///
  /// - Parameters:
  ///   - row: The first row that it settles; earlier ones are passed over.
  ///   - end: The row behind its last, where the batch is on record already.
  /// - Returns: Whether the batch takes no further row.
  /// - Throws: `Failure`.
  mutating func take(from row: Int, to end: Int?) throws(BatchAssembler.Failure) -> Bool {
    while selector.figures.read < end ?? .max {
      guard let outcome = try next() else { return false }
      let isSettled = selector.rowIndex < row
      if case .recipient = outcome, finding?.isUnchanged != true, !isSettled, !take() {
        isRecipientPending = true
        lastRow = selector.rowIndex
        return true
      }
      lastRow = selector.figures.read
      if !isSettled { try note(outcome) }
    }
    return true
  }

  /// Ends the batch, and begins the next one without rows.
  ///
  /// - Parameter row: The first row that it settles.
  /// - Returns: Nothing where no recipient is left.
  /// - Throws: `Failure.manifests`.
  mutating func finish(from row: Int) throws(BatchAssembler.Failure) -> FilledBatch? {
    try flush(atLeast: 1)
    if body.rows == 0 { return nil }
    keepPseudonyms()
    let recipients = body.rows
    var given: [UInt8] = []
    swap(&given, &pseudonyms)
    // The next batch is likely to have as many; until it is begun they take no memory.
    pseudonyms.reserveCapacity(given.count + given.count / 8)
    return FilledBatch(
      rows: RowRange(from: row, to: lastRow), recipients: recipients, body: body.take(),
      pseudonyms: given)
  }

  /// Passes over the rows that are left in the block at hand, behind the last batch.
  ///
  /// - Throws: `Failure`.
  mutating func passOver() throws(BatchAssembler.Failure) {
    while let outcome = try next() { try note(outcome) }
  }

  /// Keeps what is still to be kept once all rows were looked at.
  ///
  /// - Throws: `Failure.manifests`.
  mutating func close() throws(BatchAssembler.Failure) {
    try flush(atLeast: 1)
    try keepStanding()
  }

  /// Keeps that who left the segments stays on the list, unless it mirrors them.
  ///
  /// What such a contact holds is not known for good: other people's rows may have changed it.
  private mutating func keepStanding() throws(BatchAssembler.Failure) {
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

  /// Goes on to the next row of the block at hand.
  @inline(__always)
  private mutating func next() throws(BatchAssembler.Failure) -> RowOutcome? {
    let outcome: RowOutcome?
    do throws(SourceError) {
      outcome = try selector.next()
    } catch {
      throw .source(error)
    }
    if sifter != nil, case .recipient = outcome { try sift() }
    return outcome
  }

  /// Puts the recipient at hand into the batch; says whether it fits.
  @discardableResult
  private mutating func take() -> Bool {
    let fits = selector.withRecipient {
      body.append(bytes: $0.bytes, ends: $0.ends, hasMargin: true)
    }
    guard fits else { return false }
    if let finding {
      finding.pseudonym.append(to: &pseudonyms)
      return true
    }
    // Nearly all rows follow one another: their pseudonyms are kept together.
    let address = selector.addressIndex
    if address != unkept.upperBound {
      keepPseudonyms()
      unkept = address..<address
    }
    unkept = unkept.lowerBound..<address + 1
    return true
  }

  /// Makes the pseudonyms of all addresses of the block at hand.
  private mutating func makePseudonyms() {
    unkept = 0..<0
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

  /// Puts the pseudonyms of those who are in the batch with its other ones.
  private mutating func keepPseudonyms() {
    let length = Pseudonymizer.length
    pseudonyms += blockPseudonyms[unkept.lowerBound * length..<unkept.upperBound * length]
    unkept = unkept.upperBound..<unkept.upperBound
  }

  /// Compares the recipient at hand, and takes down that they stand on the list.
  private mutating func sift() throws(BatchAssembler.Failure) {
    finding = selector.withRecipient { sifter?.sift($0) }
    guard let finding else { return }
    do throws(ManifestsError) {
      try recorder?.add(finding.pseudonym, row: finding.row)
    } catch {
      throw .manifests(error)
    }
  }

  private mutating func note(_ outcome: RowOutcome) throws(BatchAssembler.Failure) {
    switch outcome {
    case .recipient, .duplicate: return
    case .withheld(let customer): leaveOut(customer, reason: "withheld")
    case .suppressed(let customer): leaveOut(customer, reason: "suppressed")
    case .rejected(let reason, let customer): leaveOut(customer, reason: reason.rawValue)
    }
    try flush(atLeast: 10_000)
  }

  private mutating func leaveOut(_ customer: String?, reason: String) {
    leftOut.append(.init(row: selector.rowIndex + 1, customerID: customer, reason: reason))
  }

  private mutating func flush(atLeast count: Int) throws(BatchAssembler.Failure) {
    guard leftOut.count >= count else { return }
    do throws(ManifestsError) {
      try manifests.keep(leftOut: leftOut, run: run)
    } catch {
      throw .manifests(error)
    }
    leftOut.removeAll(keepingCapacity: true)
  }
}
