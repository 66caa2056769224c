/// A profile's value made fit to be shown: enough to see that there is one, too little to know it.
///
/// Shown are at most the first character of a longer value, the top-level domain of an address, and
/// the last two digits of a telephone number; the dots tell short, middling and long values apart
/// and nothing closer.
package struct MaskedValue: Hashable, Sendable, CustomStringConvertible {
  /// The mask; empty for an empty value.
  package let description: String

  /// Masks any value.
  ///
  /// - Parameter text: the value.
  package init(text: String) { description = MaskedValue.mask(text) }

  /// Masks an email address, `a•••@e•••.com`; what is none is masked like any value.
  ///
  /// - Parameter email: the address.
  package init(email: String) {
    let halves = email.split(separator: "@", omittingEmptySubsequences: false)
    guard halves.count == 2, let dot = halves[1].lastIndex(of: ".") else {
      description = MaskedValue.mask(email)
      return
    }
    let (name, topLevel) = (halves[1][..<dot], halves[1][dot...])
    // Only what is short and made of letters is surely a top-level domain and no part of a name.
    guard topLevel.count <= 7, topLevel.dropFirst().allSatisfy(\.isLetter), !name.isEmpty else {
      description = MaskedValue.mask(email)
      return
    }
    description =
      MaskedValue.mask(halves[0], dots: 3) + "@" + MaskedValue.mask(name, dots: 3) + topLevel
  }

  /// Masks a telephone number, `••••••67`; one too short for that shows no digit.
  ///
  /// - Parameter phone: the number.
  package init(phone: String) {
    let digits = phone.filter { $0.isASCII && $0.isNumber }
    guard digits.count >= PhoneNumber.digitCount.lowerBound else {
      description = phone.isEmpty ? "" : MaskedValue.dots(6)
      return
    }
    description = MaskedValue.dots(6) + digits.suffix(2)
  }

  private static func mask(_ value: some StringProtocol) -> String {
    switch value.count {
    case 0: ""
    case 1...4: mask(value, dots: 2)
    case 5...12: mask(value, dots: 4)
    default: mask(value, dots: 8)
    }
  }

  /// A value of one or two characters would be given away by its first.
  private static func mask(_ value: some StringProtocol, dots count: Int) -> String {
    guard value.count > 2, let first = value.first else { return dots(count) }
    return String(first) + dots(count)
  }

  private static func dots(_ count: Int) -> String { String(repeating: "•", count: count) }
}
