/// Whose profile a row is: a name, and an address that nobody else has.
struct Person {
  let first: Vocabulary.Name
  let last: Vocabulary.Name
  /// What of the address comes before the `@`.
  let localPart: [UInt8]
  /// The address, unlike that of any other row.
  let address: [UInt8]

  /// Draws a person.
  ///
  /// - Parameters:
  ///   - random: the row's own generator, fresh: whoever draws the same row's person again must
  ///     get the same one.
  ///   - index: the row's number, which makes the address unlike any other.
  init(_ random: inout SplitMix64, _ index: Int) {
    first = random.pick(Vocabulary.firstNames)
    last = random.pick(Vocabulary.lastNames)
    let separator = random.pick(Vocabulary.separators)
    localPart = first.letters + separator + last.letters + Array(String(index).utf8)
    address = localPart + [UInt8(ascii: "@")] + random.pick(Vocabulary.domains)
  }
}
