import Domain

extension Pseudonym {
  /// A person.
  static let somebody = Pseudonym(bytes: (0..<16).map { UInt8($0 * 17) })
  /// Another.
  static let another = Pseudonym(bytes: repeatElement(0xA5, count: 16))
}

extension SuppressionReason {
  /// Somebody wrote.
  static let letter = SuppressionReason("objection by letter")
}
