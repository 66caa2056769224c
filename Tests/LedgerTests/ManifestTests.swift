import Domain
import Ledger
import Testing

@Suite("Manifest")
struct ManifestTests {
  /// Sixteen bytes from a generator that gives the same ones in every test run.
  private static func pseudonyms(_ count: Int) -> [[UInt8]] {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    return (0..<count).map { _ in
      (0..<Manifest.pseudonymLength).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
    }
  }

  /// RFC 6962, section 2.1, word for word.
  private static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
    guard let first = leaves.first else { return hash([]) }
    if leaves.count == 1 { return hash([0] + first) }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    return hash([1] + root(leaves.prefix(split)) + root(leaves.dropFirst(split)))
  }

  private static func hash(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array(SHA256Digest(of: bytes).hexadecimal)
    return stride(from: 0, to: digits.count, by: 2).map { place in
      UInt8(String(digits[place...place + 1]), radix: 16) ?? 0
    }
  }

  @Test(
    "is sorted, and its root is RFC 6962's",
    arguments: [0, 1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 300, 5000])
  func sorted(_ count: Int) {
    let unsorted = Self.pseudonyms(count)
    let sorted = unsorted.sorted { $0.lexicographicallyPrecedes($1) }
    let manifest = Manifest(unsorted: unsorted.flatMap { $0 })
    #expect(manifest.count == count)
    #expect(manifest.pseudonyms == sorted.flatMap { $0 })
    #expect(manifest.root == SHA256Digest(bytes: Self.root(sorted[...])))
    #expect(Manifest(unsorted: unsorted.reversed().flatMap { $0 }) == manifest)
  }

  @Test("of nobody has the root of nothing")
  func empty() {
    let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(Manifest(unsorted: []).root.hexadecimal == nothing)
  }

  @Test("sorts pseudonyms that have more in common than chance would have it")
  func alike() {
    let unsorted = Self.pseudonyms(1000).enumerated().map { place, pseudonym in
      [0xFF, UInt8(place % 3), 7, 7, 7, 7, 7, 7, 7] + pseudonym.prefix(7)
    }
    let sorted = unsorted.sorted { $0.lexicographicallyPrecedes($1) }
    #expect(Manifest(unsorted: unsorted.flatMap { $0 }).pseudonyms == sorted.flatMap { $0 })
  }

  @Test("sorts bytes as unsigned numbers, the first byte first")
  func order() {
    let low = [UInt8](repeating: 0x7F, count: 16)
    let high = [0x80] + [UInt8](repeating: 0, count: 15)
    let highest = [UInt8](repeating: 0xFF, count: 15) + [0xFE]
    let manifest = Manifest(unsorted: highest + high + low)
    #expect(manifest.pseudonyms == low + high + highest)
  }
}
