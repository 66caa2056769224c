/// A telephone number in the international form of ITU-T E.164.
///
/// Understood are international numbers behind `+` or `00`, and national ones if it is known of
/// which country, with or without its trunk prefix. Spaces, no-break spaces, dots, hyphens, slashes
/// and parentheses may stand between digits; `(0)` behind a calling code is the trunk prefix that
/// a caller from abroad leaves out. Anything else, an extension too, makes a number unusable:
/// better none than that of a stranger.
package struct PhoneNumber: Hashable, Sendable {
  /// How many digits a number has, its calling code included.
  package static let digitCount = 7...15

  /// The digits, calling code first, without `+`.
  package let digits: String

  /// Parses a number; `nil` if it is unusable.
  ///
  /// - Parameters:
  ///   - text: the number as somebody wrote it.
  ///   - defaultCountry: the country that a national number belongs to; without one, only
  ///     international numbers are usable.
  package init?(_ text: String, defaultCountry: CountryCode? = nil) {
    let plan = defaultCountry.map(CallingPlan.plan)
    let parsed = Array(text.utf8).withUnsafeBufferPointer { bytes in
      PhoneNumber.parse(bytes.trimmed, nationalPlan: plan)
    }
    guard let parsed else { return nil }
    digits = String(decoding: (0..<parsed.count).map { parsed[$0] }, as: UTF8.self)
  }
}

extension PhoneNumber: CustomStringConvertible, CustomDebugStringConvertible {
  /// The number masked: printing one by mistake gives nobody away.
  package var description: String { MaskedValue(phone: digits).description }
  /// The same as ``description``.
  package var debugDescription: String { description }
}
