/// Reads profile sources as one sequence of rows and finds out who receives something.
///
/// ``BlockReader`` and ``RecipientSelector`` in one, for whoever has no use for them side by side.
/// Nothing is allocated for a row that is a recipient or a duplicate.
package struct RecipientReader: ~Copyable {
  /// Whether rows are read for the first time, or once more.
  package enum Reading: Sendable {
    /// It is found out which rows repeat an earlier recipient's address or number, with tables that
    /// take their memory at once.
    ///
    /// The key is 128 random bits, see ``AddressSet``; they have no bearing on the outcome.
    case first(addressSetKey: (UInt64, UInt64))
    /// The first reading of the same rows has found it out.
    case second(Repetitions)

    /// Whether a row with a usable address may be of a person who is not to leave.
    ///
    /// - Parameter asks: whether that is asked at a first reading.
    /// - Returns: whether it may.
    package func mayFindSuppressed(asking asks: Bool) -> Bool {
      switch self {
      case .first: asks
      case .second(let repetitions): repetitions.hasSuppressed
      }
    }
  }

  /// How many bytes the attributes of one recipient may have together.
  ///
  /// Far beyond any attribute of Sendinblue's, and small enough that a recipient always fits into
  /// a request, whatever escaping makes of the values.
  package static let maximumProfileBytes = 256 * 1024

  /// What the rows read so far came to.
  package var figures: Figures { selector.figures }
  /// The facts of each source that was read through, in order.
  package var facts: [SourceFacts] { selector.facts }
  /// The number, from 0, of the row that ``next()`` last returned; -1 before the first.
  package var rowIndex: Int { selector.rowIndex }
  /// Which of the rows read so far repeat what a recipient before them has.
  package var repetitions: Repetitions { selector.repetitions }

  private var reader: BlockReader
  private var selector: RecipientSelector

  /// Makes ready to read sources, and checks the columns of all of them first.
  ///
  /// - Parameters:
  ///   - sources: the sources, in the order in which they are read; at least one.
  ///   - matching: which fields are sent, and as what.
  ///   - reading: whether the rows are read for the first time.
  ///   - suppresses: whether a person is not to leave, by the address in the form that it is compared
  ///     by; nothing where everybody may. Asked at a first reading only.
  ///   - chunkSize: how many bytes to read at a time, at least 1.
  ///   - observer: sees every chunk of every source once and in order, with the source's number
  ///     from 0. It has seen all of a source once its facts are there.
  /// - Throws: ``SourceError`` when a source cannot be opened or its columns are malformed or
  ///   lack a field of the matching.
  package init(
    sources: [SourceInput], matching: DataMatching, reading: Reading,
    suppresses: ((UnsafeBufferPointer<UInt8>) -> Bool)? = nil,
    chunkSize: Int = CSVReader.defaultChunkSize,
    observer: @escaping (Int, UnsafeRawBufferPointer) -> Void = { _, _ in }
  ) throws(SourceError) {
    reader = try BlockReader(
      sources: sources, matching: matching, gathersValues: true,
      keepsCustomers: reading.mayFindSuppressed(asking: suppresses != nil), chunkSize: chunkSize,
      observer: observer)
    selector = RecipientSelector(matching: matching, reading: reading, suppresses: suppresses)
  }

  /// Goes on to the next row.
  ///
  /// - Returns: what became of it, or `nil` behind the last row of the last source.
  /// - Throws: ``SourceError`` when the row is malformed or a source cannot be read; the reader is
  ///   of no use after that.
  package mutating func next() throws(SourceError) -> RowOutcome? {
    while true {
      if let outcome = try selector.next() { return outcome }
      if selector.isAtEnd { return nil }
      var block = selector.exchange(for: RowBlock())
      reader.fill(&block)
      _ = selector.exchange(for: block)
    }
  }

  /// Lends the values of the row that last came to ``RowOutcome/recipient``.
  ///
  /// - Parameter body: gets them; they are of no use after it.
  /// - Returns: what `body` returns.
  /// - Throws: what `body` throws.
  package func withRecipient<Result, Failure: Error>(
    _ body: (Recipient) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try selector.withRecipient(body)
  }
}
