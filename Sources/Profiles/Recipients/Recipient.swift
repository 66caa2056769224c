/// A recipient's values, lent for as long as they are looked at.
package struct Recipient {
  /// The address as it is sent, then the attributes' values, without anything between them.
  ///
  /// The attributes are in the order of the data matching. The values are trimmed of ASCII white
  /// space and otherwise as in the source, line breaks and formulas too. Behind them ``margin`` bytes
  /// may be read, which mean nothing.
  package let bytes: UnsafeBufferPointer<UInt8>
  /// Where each value ends in ``bytes``, exclusive; it begins where the one before it ends.
  package let ends: UnsafeBufferPointer<UInt32>
  /// What the address is compared and pseudonymised by: all of it lower-cased in ASCII.
  package let matchKey: UnsafeBufferPointer<UInt8>
  /// Whether a telephone number was unusable, or an earlier recipient's, and left blank.
  package let phoneBlanked: Bool

  /// How many bytes may be read behind ``bytes``, so that these can be looked at many at a time.
  package static var margin: Int { EmailAddress.margin }

  /// How many values there are: the address and the attributes.
  package var count: Int { ends.count }

  /// The bytes of a value.
  ///
  /// - Parameter index: 0 for the address, then the attributes.
  /// - Returns: the value in UTF-8.
  package subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[index])])
  }
}

extension Recipient: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// How many values there are, and none of them: they are personal data.
  package var description: String { "recipient of \(count) values" }
  /// The same as ``description``.
  package var debugDescription: String { description }
  /// Shows no values either.
  package var customMirror: Mirror { Mirror(self, children: ["count": count]) }
}
