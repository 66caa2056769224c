/// A country by its ISO 3166-1 alpha-2 code.
package struct CountryCode: Hashable, Sendable, CustomStringConvertible {
  /// The code in capitals.
  package let description: String

  /// Takes a code in capital or small letters; `nil` if it is not assigned.
  ///
  /// `XK`, which ISO leaves to users and everybody uses for Kosovo, counts as assigned.
  ///
  /// - Parameter text: the code.
  package init?(_ text: String) {
    // Two bytes and two characters are ASCII, where capitals are as many as small letters.
    guard text.utf8.count == 2, text.count == 2 else { return nil }
    let code = text.uppercased()
    guard CallingPlan.plansByCountry[code] != nil else { return nil }
    description = code
  }
}
