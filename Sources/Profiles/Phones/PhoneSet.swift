/// The telephone numbers seen so far, kept exactly: E.164's 15 digits fit in 64 bits.
///
/// An open-addressing table at most seven eighths full. It has room for a million numbers from the
/// beginning, in 11 MiB, as ``DigestShards`` has for addresses.
package struct PhoneSet {
  /// A number or zero, which no number is.
  private var slots = [UInt64](repeating: 0, count: 1_400_000)
  private var count = 0
  /// What came of looking where numbers would be: of no meaning, but that it was looked.
  private var glimpse: UInt64 = 0

  /// Makes an empty set.
  package init() {}

  /// Brings the place of a number that will be looked at soon near the processor; see
  /// ``DigestShards/bringNear(_:)``.
  mutating func bringNear(_ number: UInt64) {
    glimpse ^= slots[PhoneSet.home(of: number, slots.count)]
  }

  /// Remembers a number.
  ///
  /// - Parameter number: its digits read as one number, not zero.
  /// - Returns: whether it is new.
  package mutating func insert(_ number: UInt64) -> Bool {
    if count >= slots.count / 8 &* 7 { grow() }
    guard PhoneSet.place(number, in: &slots) else { return false }
    count &+= 1
    return true
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 2)
    for number in slots where number != 0 { _ = PhoneSet.place(number, in: &larger) }
    slots = larger
  }

  private static func place(_ number: UInt64, in slots: inout [UInt64]) -> Bool {
    var slot = home(of: number, slots.count)
    while slots[slot] != 0 {
      if slots[slot] == number { return false }
      slot = slot &+ 1 == slots.count ? 0 : slot &+ 1
    }
    slots[slot] = number
    return true
  }

  /// Where a number is put if the slot is free.
  ///
  /// The steps are the finalizer of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom
  /// number generators", 2014).
  @inline(__always)
  private static func home(of number: UInt64, _ slots: Int) -> Int {
    // A plain product would put numbers that follow one another side by side, in a heap that every
    // insertion has to walk through; after these steps each digit decides each bit.
    var mixed = (number ^ (number &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed &>> 31
    return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(slots)).high)
  }
}
