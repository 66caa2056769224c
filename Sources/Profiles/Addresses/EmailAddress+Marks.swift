internal import ByteMarks

/// The same as in `EmailAddress+Syntax`, for bytes that are looked at together.
///
/// From where the address begins, ``EmailAddress/margin`` bytes may be read, whatever they are behind
/// its end.
extension EmailAddress {
  /// How many bytes are looked at together.
  static var margin: Int { 64 }

  /// Looks whether bytes are an address.
  ///
  /// - Parameter bytes: the bytes, trimmed, with a margin.
  /// - Returns: what was found.
  static func syntax(ofMargined bytes: UnsafeBufferPointer<UInt8>) -> Syntax {
    if let at = indexOfAt(inUsual: bytes) { return .address(at: at) }
    return syntax(of: bytes)
  }

  /// The index of the `@` of an address such as most are: short, with a local part of letters, digits,
  /// `-`, `_`, `+` and dots, and a domain of ASCII.
  ///
  /// - Parameter bytes: the bytes, trimmed, with a margin.
  /// - Returns: nothing where they have to be looked at one by one.
  private static func indexOfAt(inUsual bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    // With fewer than 64 bytes and a label behind each part, no part of it is too long.
    guard let start = bytes.baseAddress, 1..<margin ~= bytes.count else { return nil }
    let marks = marks_in_address(start)
    let all = ~(UInt64.max &<< UInt64(bytes.count))
    let ats = marks.ats & all
    guard ats != 0, ats & (ats &- 1) == 0 else { return nil }
    let domain = all & ~(ats &* 2 &- 1)
    let dots = marks.dots & all
    let parts = marks.words | (marks.joiners & ~domain)
    // Nothing else is there, and no part is empty: none begins where something else stands.
    let begins = (dots | ats) &<< 1 | 1
    guard (parts | dots | ats) & all == all, begins & (dots | ats | ~all) == 0 else { return nil }
    // A label of a domain neither begins nor ends with a hyphen.
    let ends = (dots | ats) &>> 1 | 1 &<< UInt64(bytes.count &- 1)
    guard marks.hyphens & domain & (begins | ends) == 0 else { return nil }
    let last = all & ~(UInt64.max &>> UInt64((dots & domain).leadingZeroBitCount))
    guard dots & domain != 0, marks.digits & last != last else { return nil }
    return ats.trailingZeroBitCount
  }

  /// Writes an address lower-cased, as it is compared.
  ///
  /// - Parameters:
  ///   - bytes: the address, trimmed, with a margin.
  ///   - target: has room for as many bytes, and for ``margin``.
  @inline(__always)
  static func writeMatchKey(
    ofMargined bytes: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>
  ) {
    if let start = bytes.baseAddress, bytes.count <= margin {
      lowercase_64(start, target)
    } else {
      writeMatchKey(bytes, to: target)
    }
  }
}
