/// The serialised body of one `POST /contacts/lists/{id}/contacts/remove`.
///
/// The same addresses in the same order always give the same bytes, so that its digest can be on
/// record before it is sent. It names contacts one by one: never all of a list at once.
package struct RemovalBody: Sendable {
  /// The most contacts that the API takes off a list at once.
  package static let mostContacts = 150

  /// How many contacts it names.
  package let count: Int

  /// The body as it is to be sent, a JSON object.
  package let bytes: [UInt8]

  /// Builds a body.
  ///
  /// - Parameter emails: The contacts' addresses as Sendinblue has them, 1 to 150.
  package init(emails: [String]) {
    precondition(
      (1...Self.mostContacts).contains(emails.count), "a removal names 1 to 150 contacts")
    count = emails.count
    var bytes = Array(#"{"emails":["#.utf8)
    for (place, email) in emails.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.append(email, to: &bytes)
    }
    bytes += Array("]}".utf8)
    self.bytes = bytes
  }

  /// Appends a text as a JSON string (RFC 8259, section 7).
  ///
  /// What Sendinblue calls an address may hold anything, and has to name the same contact.
  private static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        output += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
      default:
        output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}

extension RemovalBody: CustomStringConvertible, CustomReflectable {
  /// The count alone: the rest is addresses.
  package var description: String { "removal of \(count) contacts" }
  package var customMirror: Mirror { Mirror(self, children: ["count": count]) }
}
