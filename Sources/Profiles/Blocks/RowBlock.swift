/// Rows of one source in their order, each looked at by itself.
///
/// Which of them repeat what an earlier row has is still to be found out. So one task can read and
/// look at the rows of the next block, while another finds out what this one's come to. The rows are
/// the same however they are parted into blocks.
///
/// A block is bounded, whatever the size of a source, and its memory is used again for the next one.
///
/// It is `Sendable` because it cannot be copied: whoever has it is the only one who can get at its
/// memory, and gives it away as a whole.
package struct RowBlock: ~Copyable, @unchecked Sendable {
  /// What a row is by itself.
  enum Finding: BitwiseCopyable, Equatable {
    /// It has an address that mail can be sent to, and not more than can be sent.
    case usable
    /// It has such an address, and values that are too large.
    case tooLarge
    /// It has no consent.
    case withheld
    /// It has a flaw.
    case rejected(RejectionReason)
  }

  /// What is kept of a row.
  struct Row: BitwiseCopyable {
    var finding: Finding
    /// The telephone number, its digits read as one number; zero where there is none.
    var phone: UInt64 = 0
    /// Whether there is something in the place of a telephone number that is none.
    var isPhoneUnusable = false
    /// Where the values begin in ``RowBlock/values``.
    var firstValue: UInt32 = 0
    /// The place in ``RowBlock/ends`` of where the first value ends.
    var firstEnd: UInt32 = 0
    /// Where the customer id ends in ``RowBlock/customers``; it begins where the one before it ends.
    var customerEnd: UInt32 = 0
  }

  /// How many rows a block takes.
  static let rowLimit = 2048
  /// Once the values and addresses take as many bytes, a block takes no further row.
  static let byteLimit = 1 << 18

  /// The rows.
  var rows = BlockStorage<Row>()
  /// The addresses of the rows that have one, as they are compared, one after the other.
  var addresses = BlockStorage<UInt8>()
  /// Where each of these ends.
  var addressEnds = BlockStorage<UInt32>()
  /// What would be sent: of each row the address and the attributes, one after the other.
  var values = BlockStorage<UInt8>()
  /// Where each of these ends, counted from the row's first.
  var ends = BlockStorage<UInt32>()
  /// The customer ids of the rows of which they may have to be told.
  var customers = BlockStorage<UInt8>()

  /// The facts of the source where it ended behind the last of the rows.
  var ended: SourceFacts?
  /// What stands behind the rows in the place of a further one.
  var failure: SourceError?
  /// Whether no further row follows in any source.
  package internal(set) var isLast = false

  /// Makes a block without rows.
  package init() {}

  /// Whether the block takes another row.
  var hasRoom: Bool {
    rows.count < RowBlock.rowLimit && values.count &+ addresses.count < RowBlock.byteLimit
  }

  /// Takes all rows out.
  mutating func removeAll() {
    rows.removeAll()
    addresses.removeAll()
    addressEnds.removeAll()
    values.removeAll()
    ends.removeAll()
    customers.removeAll()
    (ended, failure, isLast) = (nil, nil, false)
  }

  /// Lends the addresses of all rows that have one, in the order of the rows.
  ///
  /// - Parameter body: gets the addresses in the form that they are compared by, one after the other,
  ///   and where each of them ends.
  /// - Returns: what `body` returns.
  package func withAddresses<Result>(
    _ body: (UnsafeRawBufferPointer, UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    body(UnsafeRawBufferPointer(addresses.all), UnsafeBufferPointer(addressEnds.all))
  }

  /// The customer id of a row, if it has one that was kept.
  func customerID(_ row: Int) -> String? {
    let start = row == 0 ? 0 : Int(rows[row - 1].customerEnd)
    let id = UnsafeBufferPointer(rebasing: customers.all[start..<Int(rows[row].customerEnd)])
    return id.isEmpty ? nil : String(decoding: id, as: UTF8.self)
  }

  /// Takes the telephone number out of a row's values.
  ///
  /// - Parameters:
  ///   - row: the row's place.
  ///   - value: the number's place among the row's values.
  ///   - count: how many values a row has.
  mutating func blank(_ row: Int, value: Int, of count: Int) {
    let (first, start) = (Int(rows[row].firstEnd), Int(rows[row].firstValue))
    let begin = Int(ends[first + value - 1])
    let removed = Int(ends[first + value]) - begin
    let rest = Int(ends[first + count - 1]) - begin - removed
    // Only within the row: those behind it stay where they are.
    let bytes = values.all
    for place in start + begin..<start + begin + rest { bytes[place] = bytes[place + removed] }
    for place in first + value..<first + count { ends[place] -= UInt32(removed) }
  }
}
