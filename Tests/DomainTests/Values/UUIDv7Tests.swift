import Domain
import Testing

/// Identifiers by RFC 9562, section 5.7.
struct UUIDv7Tests {
  @Test
  func `The example of RFC 9562, appendix A.6`() {
    let uuid = UUIDv7(milliseconds: 0x017F_22E2_79B0, random: (0xCC3, 0x18C4_DC0C_0C07_398F))
    #expect(uuid.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
  }

  @Test(arguments: [
    (Int64(0), UInt64(0), UInt64(0), "00000000-0000-7000-8000-000000000000"),
    (0xFFFF_FFFF_FFFF, .max, .max, "ffffffff-ffff-7fff-bfff-ffffffffffff"),
    // Only 48 bits of the time are kept.
    (.max, 0, 0, "ffffffff-ffff-7000-8000-000000000000"),
    (-1, 0, 0, "ffffffff-ffff-7000-8000-000000000000"),
    (1, 0xF000, 0xC000_0000_0000_0001, "00000000-0001-7000-8000-000000000001"),
  ])
  func `Time, version, variant and random bits have their places`(
    _ milliseconds: Int64, _ first: UInt64, _ second: UInt64, text: String
  ) {
    #expect(UUIDv7(milliseconds: milliseconds, random: (first, second)).description == text)
  }

  @Test
  func `Identifiers are ordered as their time, and as their text`() {
    var random = SplitMix64(seed: 7)
    let uuids = (0..<500).map { _ in
      UUIDv7(
        milliseconds: Int64.random(in: 0..<1 << 48, using: &random),
        random: (random.next(), random.next()))
    }
    let sorted = uuids.sorted()
    #expect(sorted.map(\.description) == uuids.map(\.description).sorted())
    for uuid in uuids { #expect(UUIDv7(uuid.description) == uuid) }
    let early = UUIDv7(milliseconds: 1, random: (.max, .max))
    #expect(early < UUIDv7(milliseconds: 2, random: (0, 0)))
    #expect(UUIDv7(milliseconds: 1, random: (0, .max)) < early)
  }

  @Test(arguments: [
    "", "017f22e2", "017f22e279b07cc398c4dc0c0c07398f",
    "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}",
    "urn:uuid:017f22e2-79b0-7cc3-98c4-dc0c0c07398f", " 017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398f ", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0", "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
    "017f22e2-79b0-7cc3-d8c4-dc0c0c07398f", "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
    "017f22e-279b0-7cc3-98c4-dc0c0c07398f", "017f22e2_79b0_7cc3_98c4_dc0c0c07398f",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2-79b0-7cc3-98c4-dc0c0c0739８",
    "------------------------------------", "017f22e2-79b0-7cc3-98c4-dc0c0c07398\u{0}",
    String(repeating: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f", count: 1000),
  ])
  func `One value has one spelling`(_ text: String) {
    #expect(UUIDv7(text) == nil)
    #expect(UserID(text) == nil)
  }
}
