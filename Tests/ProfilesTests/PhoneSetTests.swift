import Profiles
import Testing

/// Numbers seen before, against the standard library's set.
@Suite struct PhoneSetTests {
  @Test(arguments: [1, 2, 1_000, 1 << 40] as [UInt64])
  func agreesWithASet(_ step: UInt64) {
    var random = SplitMix64(seed: step)
    var phones = PhoneSet()
    var reference: Set<UInt64> = []
    for _ in 0..<20_000 {
      let number = 491_510_000_000 + UInt64(random.below(9_000)) * step
      #expect(phones.insert(number) == reference.insert(number).inserted)
    }
  }

  /// With a hash that puts them side by side, this takes hours instead of a second.
  @Test func takesNumbersThatFollowOneAnother() {
    var phones = PhoneSet()
    for number in 0..<300_000 as Range<UInt64> {
      #expect(phones.insert(4_915_100_000_000 + number) == true)
    }
  }
}
