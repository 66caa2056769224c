/// Sendinblue's name for one exchange, from the `sib-request-id` header of its answer.
package struct RequestID: Sendable, Hashable, CustomStringConvertible {
  package let description: String

  /// Takes a header's value; nil unless it is 1 to 128 visible ASCII characters.
  init?(header: String?) {
    guard let header, (1...128).contains(header.utf8.count),
      header.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
    else { return nil }
    description = header
  }
}
