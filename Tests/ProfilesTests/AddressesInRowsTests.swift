import Profiles
import Testing

/// Addresses that are looked at many bytes at a time, as rows of CSV are, against those that are looked
/// at byte by byte.
@Suite struct AddressesInRowsTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func areWhatTheyAreByThemselves(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    try compare((0..<400).map { _ in text(&random) })
  }

  @Test(arguments: [1, 2, 30, 31, 32, 33, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66])
  func areSoAtAnyLength(_ length: Int) throws {
    let name = String(repeating: "a", count: length)
    let half = name.prefix(length / 2)
    try compare([
      name, name + "@b.co", "\(half)@\(half).co", "x@\(name).co", "x@\(half).\(half)-c",
      "x@b.\(name)", "x@b.\(half)-", "x@b.\(half).", "x@b.\(half).1", "\(half)@@b.co",
    ])
  }

  @Test func areSoWithASingleFlawAtAnyPlace() throws {
    let usual = Array("First-Name_x+1.9@Mail-2.example.org".utf8)
    for flaw in Array(".@-_+1 éß".utf8) + [0x7F] where flaw < 0x80 {
      try compare(
        usual.indices.map { place in
          String(decoding: usual[..<place] + [flaw] + usual[(place + 1)...], as: UTF8.self)
        })
    }
  }

  private func text(_ random: inout SplitMix64) -> String {
    let pieces = [
      "a", "Bc", "9", "-", "_", "+", ".", "..", "@", "@", "é", "'", "x-y", "Example", " ",
    ]
    let local = (0..<1 + random.below(4)).map { _ in random.pick(pieces) }.joined()
    let domain = (0..<1 + random.below(5)).map { _ in random.pick(pieces) }.joined()
    return random.below(4) == 0 ? local + domain : "\(local)@\(domain).\(random.pick(["co", "1"]))"
  }

  private func compare(_ texts: [String]) throws {
    // The last field of the last row is where the file ends: nothing stands behind it.
    let file = try TemporaryFile("Id,e\n" + texts.map { "1,\($0)" }.joined(separator: "\n"))
    defer { withExtendedLifetime(file) {} }
    let read = try ReadRows(
      [file.path], DataMatching(emailField: "e", attributes: []), chunkSize: 1 << 12)
    var (seen, values): (Set<[UInt8]>, [String]) = ([], [])
    for (text, outcome) in zip(texts, read.outcomes) {
      do throws(RejectionReason) {
        let address = try EmailAddress(text)
        let isNew = seen.insert(address.matchKey).inserted
        #expect(outcome == (isNew ? .recipient : .duplicate), "\(text)")
        if isNew { values.append(address.canonical) }
      } catch {
        #expect(outcome == .rejected(error, customerID: "1"), "\(text)")
      }
    }
    #expect(read.outcomes.count == texts.count)
    #expect(read.values == values.map { [$0] })
    #expect(read.matchKeys == values.map { $0.lowercasedInASCII })
  }
}

extension String {
  fileprivate var lowercasedInASCII: String {
    String(
      decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }
}
