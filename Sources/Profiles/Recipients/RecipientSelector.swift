/// Finds out of rows, which were looked at each by itself, who receives something.
///
/// The rows of all blocks, in their order, are numbered from 0. Each comes to exactly one outcome: what
/// is wrong with it by itself comes first, in the order of ``RowMatcher``; of a person who is not to
/// leave it is suppressed; with more than can be sent it is rejected; with the address of a recipient
/// before it, it is a duplicate. So the first row that may be sent wins, across all sources.
///
/// A telephone number is left blank where it is unusable, and where an earlier recipient has it:
/// an account holds a number once, and an import that brings it twice loses one of the two people.
package struct RecipientSelector: ~Copyable {
  /// What the rows so far came to.
  package private(set) var figures = Figures()
  /// The facts of each source whose rows are all behind, in order.
  package private(set) var facts: [SourceFacts] = []
  /// Whether no row follows the block at hand.
  package var isAtEnd: Bool { block.isLast }
  /// The number, from 0, of the row that ``next()`` last returned; -1 before the first.
  package var rowIndex: Int { figures.read - 1 }
  /// Which of the rows so far repeat what a recipient before them has.
  package var repetitions: Repetitions { check.repetitions }
  /// The place of the row that ``next()`` last returned among those of the block that have an address.
  package private(set) var addressIndex = -1

  private var check: RepetitionCheck
  /// The place of the telephone number among the values of a row; nothing where none is sent.
  private let phoneValue: Int?
  private let valueCount: Int
  private var block = RowBlock()
  /// The place in the block of the row that was last returned.
  private var row = -1
  private var phoneBlanked = false

  /// Makes ready to look at rows from the first on.
  ///
  /// - Parameters:
  ///   - matching: which fields are sent, and as what.
  ///   - reading: whether the rows are read for the first time.
  ///   - suppresses: whether a person is not to leave, by the address in the form that it is compared
  ///     by; nothing where everybody may. Asked at a first reading only.
  package init(
    matching: DataMatching, reading: RecipientReader.Reading,
    suppresses: ((UnsafeBufferPointer<UInt8>) -> Bool)? = nil
  ) {
    // No attribute is matched twice, so there is at most one number.
    phoneValue = matching.attributes.firstIndex(where: \.isPhone).map { $0 + 1 }
    valueCount = matching.attributes.count + 1
    check = RepetitionCheck(reading, hasPhones: phoneValue != nil, suppresses: suppresses)
  }

  /// Takes the next block up, and gives back the one before it.
  ///
  /// - Parameter next: the block behind the one at hand, whose rows were all looked at.
  /// - Returns: the block at hand, to be filled again.
  package mutating func exchange(for next: consuming RowBlock) -> RowBlock {
    var used = next
    swap(&block, &used)
    (row, addressIndex) = (-1, -1)
    check.prepare(block)
    return used
  }

  /// Lends the block at hand.
  package func withBlock<Result>(_ body: (borrowing RowBlock) -> Result) -> Result { body(block) }

  /// Goes on to the next row of the block at hand.
  ///
  /// - Returns: what became of it, or `nil` behind the last row of the block.
  /// - Throws: ``SourceError`` behind the last row where a further one is malformed or cannot be read.
  @inline(__always)
  package mutating func next() throws(SourceError) -> RowOutcome? {
    guard row &+ 1 < block.rows.count else {
      try endBlock()
      return nil
    }
    row &+= 1
    figures.read &+= 1
    switch block.rows[row].finding {
    case .usable, .tooLarge: return address()
    case .rejected(let reason): return reject(reason)
    case .withheld:
      figures.withheld &+= 1
      return .withheld(customerID: block.customerID(row))
    }
  }

  /// Lends the values of the row that last came to ``RowOutcome/recipient``.
  ///
  /// - Parameter body: gets them; they are of no use after it.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws.
  @inline(__always)
  package func withRecipient<Result, Failure: Error>(
    _ body: (Recipient) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let (start, first) = (Int(block.rows[row].firstValue), Int(block.rows[row].firstEnd))
    let ends = UnsafeBufferPointer(rebasing: block.ends.all[first..<first &+ valueCount])
    let end = start &+ Int(ends[valueCount &- 1])
    return try body(
      Recipient(
        bytes: UnsafeBufferPointer(rebasing: block.values.all[start..<end]), ends: ends,
        matchKey: matchKey, phoneBlanked: phoneBlanked))
  }

  private var matchKey: UnsafeBufferPointer<UInt8> {
    let start = addressIndex == 0 ? 0 : Int(block.addressEnds[addressIndex &- 1])
    let end = Int(block.addressEnds[addressIndex])
    return UnsafeBufferPointer(rebasing: block.addresses.all[start..<end])
  }

  /// What becomes of a row that has an address.
  private mutating func address() -> RowOutcome {
    addressIndex &+= 1
    if check.isSuppressed(address: matchKey, row: rowIndex) {
      figures.withheld &+= 1
      return .suppressed(customerID: block.customerID(row))
    }
    // Before the address is remembered: a row that is not sent must not make a later one a
    // duplicate.
    if block.rows[row].finding == .tooLarge { return reject(.tooLarge) }
    if check.isRepeated(address: addressIndex, row: rowIndex) {
      figures.duplicates &+= 1
      return .duplicate
    }
    phoneBlanked = block.rows[row].isPhoneUnusable
    if block.rows[row].phone != 0, check.isRepeated(phone: block.rows[row].phone, row: rowIndex) {
      phoneBlanked = true
      // Values are there only where somebody needs them.
      if let phoneValue, block.ends.count > 0 {
        block.blank(row, value: phoneValue, of: valueCount)
      }
    }
    figures.recipients &+= 1
    if phoneBlanked { figures.phonesBlanked &+= 1 }
    return .recipient
  }

  private mutating func reject(_ reason: RejectionReason) -> RowOutcome {
    figures.countRejected(reason)
    return .rejected(reason, customerID: block.customerID(row))
  }

  private mutating func endBlock() throws(SourceError) {
    if let ended = block.ended {
      facts.append(ended)
      block.ended = nil
    }
    if let failure = block.failure { throw failure }
  }
}
