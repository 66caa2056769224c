/// Tells whether a row has the address, or the telephone number, of a recipient before it, or is of a
/// person who is not to leave.
struct RepetitionCheck: ~Copyable {
  /// What was found so far, or is followed.
  private(set) var repetitions: Repetitions
  /// The addresses and numbers of the recipients so far; nothing where repetitions are followed.
  private var addresses: AddressSet?
  private var phones: PhoneSet?
  /// Whether a person is not to leave; nothing where everybody may, or where it is known already.
  private let suppresses: ((UnsafeBufferPointer<UInt8>) -> Bool)?

  /// Makes ready to look at rows from the first on.
  ///
  /// - Parameters:
  ///   - reading: whether repetitions are to be found or are known.
  ///   - hasPhones: whether there will be telephone numbers.
  ///   - suppresses: whether a person is not to leave, by the address.
  init(
    _ reading: RecipientReader.Reading, hasPhones: Bool,
    suppresses: ((UnsafeBufferPointer<UInt8>) -> Bool)?
  ) {
    switch reading {
    case .first(let key):
      repetitions = Repetitions()
      addresses = AddressSet(key: key)
      phones = hasPhones ? PhoneSet() : nil
      self.suppresses = suppresses
    case .second(let found):
      repetitions = found
      addresses = nil
      phones = nil
      self.suppresses = nil
    }
  }

  /// Makes ready to look at the rows of a block.
  mutating func prepare(_ block: borrowing RowBlock) {
    guard addresses != nil else { return }
    block.withAddresses { addresses?.prepare($0, ends: $1) }
    for row in block.rows.all where row.phone != 0 { phones?.bringNear(row.phone) }
  }

  /// Looks whether a row is of a person who is not to leave.
  ///
  /// - Parameters:
  ///   - matchKey: the address in the form it is compared by.
  ///   - row: the row's number, from 0.
  /// - Returns: whether it is.
  mutating func isSuppressed(address matchKey: UnsafeBufferPointer<UInt8>, row: Int) -> Bool {
    guard let suppresses else { return repetitions.contains(.suppression, row: row) }
    guard suppresses(matchKey) else { return false }
    repetitions.insert(.suppression, row: row)
    return true
  }

  /// Looks whether a recipient before a row has its address, and remembers the address otherwise.
  ///
  /// - Parameters:
  ///   - address: its place among the addresses of the block.
  ///   - row: the row's number, from 0.
  /// - Returns: whether one has it.
  mutating func isRepeated(address: Int, row: Int) -> Bool {
    guard addresses != nil else { return repetitions.contains(.address, row: row) }
    if addresses?.insert(address) != false { return false }
    repetitions.insert(.address, row: row)
    return true
  }

  /// Looks whether a recipient before a row has its number, and remembers the number otherwise.
  ///
  /// - Parameters:
  ///   - phone: the number's digits read as one number, not zero.
  ///   - row: the row's number, from 0.
  /// - Returns: whether one has it.
  mutating func isRepeated(phone: UInt64, row: Int) -> Bool {
    guard phones != nil else { return repetitions.contains(.phone, row: row) }
    if phones?.insert(phone) != false { return false }
    repetitions.insert(.phone, row: row)
    return true
  }
}
