import Profiles
import Testing

/// The set of addresses against the standard library's.
@Suite struct AddressSetTests {
  @Test(arguments: 0..<4 as Range<UInt64>)
  func agreesWithASetOfStrings(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var addresses = AddressSet(key: (random.next(), random.next()))
    var reference: Set<String> = []
    for _ in 0..<20_000 {
      let address = "\(random.below(12_000))@example.com"
      #expect(insert(address, into: &addresses) == reference.insert(address).inserted)
    }
    #expect(addresses.count == reference.count)
  }

  @Test func tellsTheEmptyAndTheLikeApart() {
    var addresses = AddressSet(key: (0, 0))
    let likes = ["", "\0", "\0\0", "a", "a\0", "aa", "aaaaaaaa", "aaaaaaaa\0", "aaaaaaaaa"]
    for like in likes { #expect(insert(like, into: &addresses)) }
    for like in likes { #expect(!insert(like, into: &addresses)) }
    #expect(addresses.count == likes.count)
  }

  @Test func holdsAMillionAddressesIn20MiB() {
    var addresses = AddressSet(key: (1, 2))
    var bytes = [UInt8](repeating: 0, count: 4)
    for number in 0..<1_000_000 {
      for place in 0..<4 { bytes[place] = UInt8(number >> (8 * place) & 0xFF) }
      guard insert(bytes, into: &addresses) else {
        Issue.record("\(number) was taken for another")
        return
      }
    }
    #expect(addresses.count == 1_000_000)
    #expect(addresses.tableBytes <= 20 << 20)
  }

  @Test func takesWhatWasPreparedTogetherInAnyOrder() {
    var addresses = AddressSet(key: (3, 4))
    let texts = ["b", "", "abcdefgh", "b", "abcdefghi"]
    let ends = texts.indices.map { place in
      UInt32(texts[...place].reduce(0) { $0 + $1.utf8.count })
    }
    Array(texts.joined().utf8).withUnsafeBytes { bytes in
      ends.withUnsafeBufferPointer { addresses.prepare(bytes, ends: $0) }
    }
    #expect([4, 3, 0, 2, 4].map { addresses.insert($0) } == [true, true, false, true, false])
    #expect(addresses.count == 3)
    #expect(insert("", into: &addresses), "it was prepared, and not inserted")
    #expect(!insert("abcdefgh", into: &addresses))
  }

  private func insert(_ address: String, into addresses: inout AddressSet) -> Bool {
    insert(Array(address.utf8), into: &addresses)
  }

  private func insert(_ address: [UInt8], into addresses: inout AddressSet) -> Bool {
    address.withUnsafeBytes { bytes in
      withUnsafePointer(to: UInt32(bytes.count)) {
        addresses.prepare(bytes, ends: UnsafeBufferPointer(start: $0, count: 1))
      }
    }
    return addresses.insert(0)
  }
}
