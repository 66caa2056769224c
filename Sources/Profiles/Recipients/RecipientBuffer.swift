/// A recipient's values, in storage that is used again for the next one.
package struct RecipientBuffer: Sendable {
  /// The address as it is sent, then the attributes' values, without anything between them.
  ///
  /// The attributes are in the order of the data matching. The values are trimmed of ASCII white
  /// space and otherwise as in the source, line breaks and formulas too.
  package internal(set) var bytes: [UInt8] = []
  /// Where each value ends in ``bytes``, exclusive; it begins where the one before it ends.
  package internal(set) var ends: [Int] = []
  /// What the address is compared and pseudonymised by: all of it lower-cased in ASCII.
  package internal(set) var matchKey: [UInt8] = []
  /// Whether a telephone number was unusable, or an earlier recipient's, and left blank.
  package internal(set) var phoneBlanked = false

  /// An empty buffer.
  package init() {}

  /// How many values there are: the address and the attributes.
  package var count: Int { ends.count }

  /// The bytes of a value.
  ///
  /// - Parameter index: 0 for the address, then the attributes.
  /// - Returns: the value in UTF-8.
  package subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    matchKey.removeAll(keepingCapacity: true)
    phoneBlanked = false
  }
}

extension RecipientBuffer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  /// How many values there are, and none of them: they are personal data.
  package var description: String { "recipient of \(count) values" }
  /// The same as ``description``.
  package var debugDescription: String { description }
  /// Shows no values either.
  package var customMirror: Mirror { Mirror(self, children: ["count": count]) }
}
