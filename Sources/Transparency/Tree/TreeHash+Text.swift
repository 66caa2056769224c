extension TreeHash: CustomStringConvertible {
  /// Reads a hash as checkpoints and proofs write it; anything but 32 bytes in their one spelling is
  /// none.
  /// - Parameter base64: 44 characters of padded base64 (RFC 4648, section 4).
  package init?(base64: some StringProtocol) {
    guard let bytes = Base64.decode(base64.utf8) else { return nil }
    self.init(bytes)
  }

  /// The hash as checkpoints and proofs write it: 44 characters of padded base64.
  package var base64: String { withUnsafeBytes { Base64.encode($0) } }

  /// The hash as 64 lower-case hexadecimal digits.
  package var hexadecimal: String { withUnsafeBytes { Hexadecimal.encode($0) } }

  package var description: String { hexadecimal }
}
