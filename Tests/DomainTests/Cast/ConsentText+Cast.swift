import Domain

extension ConsentText {
  /// The text that was agreed to.
  static let march = ConsentText(version: "2026-03.en", sha256: .repeating(0x03))
  /// The text that followed it.
  static let june = ConsentText(version: "2026-06.en", sha256: .repeating(0x06))
}
