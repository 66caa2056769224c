/// An email address that mail can be sent to, as far as its syntax tells.
///
/// It is an RFC 5321 mailbox (section 4.1.2) with a dot-atom for its local part: no quoted local
/// parts, no address literals. Its domain has at least two labels, the last of which is no number:
/// `a@192.0.2.1` is an address literal without its brackets. Labels are as given, so both forms of
/// an internationalised domain pass, `xn--` and UTF-8; a local part beyond ASCII needs RFC 6531,
/// which not every server on the way has, and is malformed.
package struct EmailAddress: Hashable, Sendable {
  /// The greatest length of an address in bytes: RFC 5321's path of 256 without its brackets.
  package static let maximumBytes = 254
  /// The greatest length of a local part in bytes, RFC 5321 section 4.5.3.1.1.
  package static let maximumLocalPartBytes = 64
  /// The greatest length of a domain's label in bytes, RFC 1035 section 2.3.4.
  package static let maximumLabelBytes = 63

  /// The address as it is sent: trimmed, its domain lower-cased.
  package let canonical: String
  /// What the address is compared and pseudonymised by: all of it lower-cased in ASCII, UTF-8.
  package let matchKey: [UInt8]

  /// Parses an address.
  ///
  /// - Parameter text: the address; ASCII white space around it is trimmed.
  /// - Throws: ``RejectionReason`` when it is none.
  package init(_ text: String) throws(RejectionReason) {
    let bytes = Array(text.utf8).withUnsafeBufferPointer { Array($0.trimmed) }
    switch bytes.withUnsafeBufferPointer({ EmailAddress.syntax(of: $0) }) {
    case .flawed(let reason): throw reason
    case .address(let at):
      matchKey = bytes.map(\.lowercasedASCII)
      canonical = String(decoding: bytes[..<at] + matchKey[at...], as: UTF8.self)
    }
  }
}

extension EmailAddress: CustomStringConvertible, CustomDebugStringConvertible {
  /// The address masked: printing one by mistake gives nobody away.
  package var description: String { MaskedValue(email: canonical).description }
  /// The same as ``description``.
  package var debugDescription: String { description }
}
