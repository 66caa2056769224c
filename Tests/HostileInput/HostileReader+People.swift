import Profiles

extension HostileReader {
  /// How people are reached.
  static let people = [email, phone]

  private static let email = ofText("email") { text throws(BrokenPromise) in
    guard let address = try? EmailAddress(text) else { return false }
    let canonical = address.canonical
    // Bytes, because a mark that combines with an `@` or a dot is one character with it.
    let parts = canonical.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    try require(parts.count == 2, "an address has one @")
    try require(
      (1...EmailAddress.maximumLocalPartBytes).contains(parts[0].count)
        && canonical.utf8.count <= EmailAddress.maximumBytes, "an address has its lengths")
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    try require(
      labels.count >= 2
        && labels.allSatisfy {
          (1...EmailAddress.maximumLabelBytes).contains($0.count) && $0.first != UInt8(ascii: "-")
            && $0.last != UInt8(ascii: "-")
        }, "a domain has labels")
    try require(
      labels.allSatisfy { label in
        let first = Substring(label).unicodeScalars.first?.properties.generalCategory
        return first != .nonspacingMark && first != .spacingMark
      }, "no label begins with a mark")
    try require(
      canonical.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !" \",;<>()[]\\".utf8.contains($0) },
      "nothing in an address could end it")
    let again = try? EmailAddress(canonical)
    try require(again == address, "an address in its canonical form is the same address")
    try require(
      String(decoding: address.matchKey, as: UTF8.self).utf8.elementsEqual(
        canonical.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }),
      "addresses are compared in small letters")
    return true
  }

  private static let countries = ["DE", "IT", "US", "RU", "CI"].map { CountryCode($0) } + [nil]

  private static let phone = ofText("phone") { text throws(BrokenPromise) in
    var isTaken = false
    for country in countries {
      guard let number = PhoneNumber(text, defaultCountry: country) else { continue }
      isTaken = true
      try require(
        PhoneNumber.digitCount.contains(number.digits.utf8.count)
          && number.digits.utf8.allSatisfy { (48...57).contains($0) }, "a number is digits")
      try require(
        PhoneNumber("+" + number.digits) == number, "a number in international form is the same")
    }
    return isTaken
  }
}
