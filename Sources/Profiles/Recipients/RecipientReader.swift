/// Reads profile sources as one sequence of rows and finds out who receives something.
///
/// The rows of all sources, in their order, are numbered from 0. Each comes to exactly one outcome.
/// It is looked at in this order: with a flaw of its own it is rejected; without consent it is withheld, whatever its address; without a
/// usable address it is rejected; of a person who is not to leave it is suppressed; with more than can be sent it is rejected; with the address of a recipient
/// before it, it is a duplicate.
/// So the first row that may be sent wins, across all sources.
///
/// A telephone number is left blank where it is unusable, and where an earlier recipient has it:
/// an account holds a number once, and an import that brings it twice loses one of the two people.
///
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
  }

  /// How many bytes the attributes of one recipient may have together.
  ///
  /// Far beyond any attribute of Sendinblue's, and small enough that a recipient always fits into
  /// a request, whatever escaping makes of the values.
  package static let maximumProfileBytes = 256 * 1024

  /// The values of the row that last came to ``RowOutcome/recipient``.
  package private(set) var recipient = RecipientBuffer()
  /// What the rows read so far came to.
  package private(set) var figures = Figures()
  /// The facts of each source that was read through, in order.
  package private(set) var facts: [SourceFacts] = []
  /// The number, from 0, of the row that ``next()`` last returned; -1 before the first.
  package var rowIndex: Int { figures.read - 1 }
  /// Which of the rows read so far repeat what a recipient before them has.
  package var repetitions: Repetitions { check.repetitions }
  /// How many bytes of the sources were read so far.
  package var byteCount: Int {
    facts.reduce(isAtEnd ? 0 : reader.byteCount) { $0 + $1.bytes }
  }

  private let sources: [SourceInput]
  private let matching: DataMatching
  private let chunkSize: Int
  private let observer: (Int, UnsafeRawBufferPointer) -> Void
  private var check: RepetitionCheck
  private var reader: any RowReader
  private var columns: ColumnMatching

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
    precondition(!sources.isEmpty, "a run reads at least one source")
    for source in sources {
      let header = try SourceHeader.read(source.source)
      _ = try ColumnMatching(matching, columnNames: header.columnNames, of: source)
    }
    // All that may throw comes first: a value that cannot be copied cannot be half made.
    let first = try sources[0].source.open(chunkSize: chunkSize) { observer(0, $0) }
    columns = try ColumnMatching(matching, columnNames: first.columnNames, of: sources[0])
    reader = first
    check = RepetitionCheck(
      reading, hasPhones: matching.attributes.contains(where: \.isPhone), suppresses: suppresses)
    self.sources = sources
    self.matching = matching
    self.chunkSize = chunkSize
    self.observer = observer
  }

  /// Goes on to the next row.
  ///
  /// - Returns: what became of it, or `nil` behind the last row of the last source.
  /// - Throws: ``SourceError`` when the row is malformed or a source cannot be read; the reader is
  ///   of no use after that.
  package mutating func next() throws(SourceError) -> RowOutcome? {
    while !isAtEnd {
      if try reader.next() { return outcome() }
      try openNextSource()
    }
    return nil
  }

  private var isAtEnd: Bool { facts.count == sources.count }

  private mutating func openNextSource() throws(SourceError) {
    facts.append(
      SourceFacts(
        name: sources[facts.count].source.name, bytes: reader.byteCount, rows: reader.rowCount))
    guard !isAtEnd else { return }
    let (number, observer) = (facts.count, observer)
    let source = sources[number]
    reader = try source.source.open(chunkSize: chunkSize) { observer(number, $0) }
    columns = try ColumnMatching(matching, columnNames: reader.columnNames, of: source)
  }

  private mutating func outcome() -> RowOutcome {
    figures.read &+= 1
    if let flaw = reader.rowFlaw { return reject(flaw) }
    if let consent = columns.consent, !columns.isAccepted(reader.field(consent).trimmed) {
      figures.withheld &+= 1
      return .withheld(customerID: customerID())
    }
    recipient.removeAll()
    let flaw = EmailAddress.append(
      reader.field(columns.email).trimmed, canonical: &recipient.bytes,
      matchKey: &recipient.matchKey)
    if let flaw { return reject(flaw) }
    let isSuppressed = recipient.matchKey.withUnsafeBufferPointer {
      check.isSuppressed(address: $0, row: rowIndex)
    }
    if isSuppressed {
      figures.withheld &+= 1
      return .suppressed(customerID: customerID())
    }
    // Before the address is remembered: a row that is not sent must not make a later one a
    // duplicate.
    if attributeBytes() > RecipientReader.maximumProfileBytes { return reject(.tooLarge) }
    let isRepeated = recipient.matchKey.withUnsafeBufferPointer {
      check.isRepeated(address: $0, row: rowIndex)
    }
    if isRepeated {
      figures.duplicates &+= 1
      return .duplicate
    }
    recipient.ends.append(recipient.bytes.count)
    appendAttributes()
    figures.recipients &+= 1
    if recipient.phoneBlanked { figures.phonesBlanked &+= 1 }
    return .recipient
  }

  private mutating func reject(_ reason: RejectionReason) -> RowOutcome {
    figures.countRejected(reason)
    return .rejected(reason, customerID: customerID())
  }

  private func attributeBytes() -> Int {
    var bytes = 0
    for attribute in columns.attributes { bytes &+= reader.field(attribute.column).count }
    return bytes
  }

  private mutating func appendAttributes() {
    for attribute in columns.attributes {
      let value = reader.field(attribute.column).trimmed
      if !attribute.isPhone {
        recipient.bytes.append(contentsOf: value)
      } else if let digits = PhoneNumber.parse(value, nationalPlan: columns.nationalPlan),
        !check.isRepeated(phone: digits.value, row: rowIndex)
      {
        for index in 0..<digits.count { recipient.bytes.append(digits[index]) }
      } else if !value.isEmpty {
        recipient.phoneBlanked = true
      }
      recipient.ends.append(recipient.bytes.count)
    }
  }

  private func customerID() -> String? {
    guard let column = columns.customerID else { return nil }
    let value = reader.field(column).trimmed
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }
}
