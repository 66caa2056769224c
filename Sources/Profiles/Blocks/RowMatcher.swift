/// Looks at rows of a source, each by itself.
///
/// A row is looked at in this order: with a flaw of its own it is rejected; without consent it is
/// withheld, whatever its address; without a usable address it is rejected.
struct RowMatcher {
  /// Where the fields are.
  let columns: ColumnMatching
  /// Whether the values are needed that would be sent.
  let gathersValues: Bool
  /// Whether a row with a usable address may have to be told of by its customer id, too.
  let keepsCustomers: Bool

  /// Reads rows into a block until it is full.
  ///
  /// - Parameters:
  ///   - block: gains the rows, also those before one that cannot be read.
  ///   - cursor: stands on the row before.
  /// - Returns: whether there may be further rows.
  /// - Throws: ``SourceError`` when a row is malformed or the source cannot be read.
  func fill(
    _ block: inout RowBlock, from cursor: inout some RowCursor & ~Copyable
  ) throws(SourceError) -> Bool {
    // No more than one chunk is read ahead of a block, so that a change is noticed soon.
    let byteCount = cursor.byteCount
    while block.hasRoom, cursor.byteCount &- byteCount <= CSVReader.defaultChunkSize {
      guard try cursor.next() else { return false }
      look(at: cursor, into: &block)
    }
    return true
  }

  @inline(__always)
  private func look(at cursor: borrowing some RowCursor & ~Copyable, into block: inout RowBlock) {
    if let flaw = cursor.rowFlaw {
      return leaveOut(.rejected(flaw), cursor, &block)
    }
    if let consent = columns.consent, !columns.isAccepted(cursor.field(consent).trimmed) {
      return leaveOut(.withheld, cursor, &block)
    }
    let address = cursor.field(columns.email).trimmed
    let syntax =
      cursor.hasMargin
      ? EmailAddress.syntax(ofMargined: address) : EmailAddress.syntax(of: address)
    switch syntax {
    case .flawed(let reason):
      leaveOut(.rejected(reason), cursor, &block)
    case .address(let at):
      keepMatchKey(of: address, cursor, &block)
      take(address, at, cursor, &block)
    }
  }

  @inline(__always)
  private func keepMatchKey(
    of address: UnsafeBufferPointer<UInt8>, _ cursor: borrowing some RowCursor & ~Copyable,
    _ block: inout RowBlock
  ) {
    let target = block.addresses.room(for: address.count &+ EmailAddress.margin)
    if cursor.hasMargin {
      EmailAddress.writeMatchKey(ofMargined: address, to: target)
    } else {
      EmailAddress.writeMatchKey(address, to: target)
    }
    block.addresses.commit(address.count)
    block.addressEnds.append(UInt32(truncatingIfNeeded: block.addresses.count))
  }

  private func leaveOut(
    _ finding: RowBlock.Finding, _ cursor: borrowing some RowCursor & ~Copyable,
    _ block: inout RowBlock
  ) {
    keepCustomer(cursor, &block)
    block.rows.append(
      RowBlock.Row(
        finding: finding, customerEnd: UInt32(truncatingIfNeeded: block.customers.count)))
  }

  private func keepCustomer(
    _ cursor: borrowing some RowCursor & ~Copyable, _ block: inout RowBlock
  ) {
    guard let column = columns.customerID else { return }
    let id = cursor.field(column).trimmed
    block.customers.room(for: id.count).update(fromContentsOf: id, hasMargin: false)
    block.customers.commit(id.count)
  }

  /// Takes a row with a usable address.
  @inline(__always)
  private func take(
    _ address: UnsafeBufferPointer<UInt8>, _ at: Int,
    _ cursor: borrowing some RowCursor & ~Copyable, _ block: inout RowBlock
  ) {
    var bytes = 0
    for attribute in columns.attributes { bytes &+= cursor.field(attribute.column).count }
    let isTooLarge = bytes > RecipientReader.maximumProfileBytes
    if isTooLarge || keepsCustomers { keepCustomer(cursor, &block) }
    var row = RowBlock.Row(
      finding: isTooLarge ? .tooLarge : .usable,
      customerEnd: UInt32(truncatingIfNeeded: block.customers.count))
    if !isTooLarge {
      if gathersValues {
        gather(address, at, bytes, cursor, &row, &block)
      } else {
        findPhone(cursor, &row)
      }
    }
    block.rows.append(row)
  }

  /// Finds the telephone number of a row whose values are not needed.
  @inline(__always)
  private func findPhone(
    _ cursor: borrowing some RowCursor & ~Copyable, _ row: inout RowBlock.Row
  ) {
    for attribute in columns.attributes where attribute.isPhone {
      let value = cursor.field(attribute.column).trimmed
      if let digits = PhoneNumber.parse(value, nationalPlan: columns.nationalPlan) {
        row.phone = digits.value
      } else if !value.isEmpty {
        row.isPhoneUnusable = true
      }
    }
  }

  /// Writes down what would be sent of a row.
  @inline(__always)
  private func gather(
    _ address: UnsafeBufferPointer<UInt8>, _ at: Int, _ attributeBytes: Int,
    _ cursor: borrowing some RowCursor & ~Copyable, _ row: inout RowBlock.Row,
    _ block: inout RowBlock
  ) {
    row.firstValue = UInt32(truncatingIfNeeded: block.values.count)
    row.firstEnd = UInt32(truncatingIfNeeded: block.ends.count)
    // A number may be longer than what it was made of: a calling code comes before it.
    let values = block.values.room(
      for: address.count &+ attributeBytes &+ columns.attributes.count &* DigitString.capacity
        &+ EmailAddress.margin)
    values.update(fromContentsOf: address, hasMargin: cursor.hasMargin)
    // The domain is as in the form that was written down just now to be compared.
    let matchKey = block.addresses.start + (block.addresses.count &- address.count)
    (values + at).update(from: matchKey + at, count: address.count &- at)
    var end = address.count
    block.ends.append(UInt32(truncatingIfNeeded: end))
    for attribute in columns.attributes {
      let value = cursor.field(attribute.column).trimmed
      if !attribute.isPhone {
        (values + end).update(fromContentsOf: value, hasMargin: cursor.hasMargin)
        end &+= value.count
      } else if let digits = PhoneNumber.parse(value, nationalPlan: columns.nationalPlan) {
        digits.write(to: values + end)
        end &+= digits.count
        row.phone = digits.value
      } else if !value.isEmpty {
        row.isPhoneUnusable = true
      }
      block.ends.append(UInt32(truncatingIfNeeded: end))
    }
    block.values.commit(end)
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Copies bytes to here, where there has to be room for them.
  ///
  /// - Parameters:
  ///   - bytes: what to copy.
  ///   - hasMargin: whether ``EmailAddress/margin`` bytes may be read there and written here, so that
  ///     a few are copied without asking how many they are.
  @inline(__always)
  fileprivate func update(fromContentsOf bytes: UnsafeBufferPointer<UInt8>, hasMargin: Bool) {
    guard let first = bytes.baseAddress else { return }
    if hasMargin, bytes.count <= EmailAddress.margin / 2 {
      UnsafeMutableRawPointer(self).copyMemory(from: first, byteCount: EmailAddress.margin / 2)
    } else {
      update(from: first, count: bytes.count)
    }
  }
}
