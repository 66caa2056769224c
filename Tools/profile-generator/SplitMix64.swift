/// Sebastiano Vigna's SplitMix64: a generator that any 64 bits seed well.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Draws a number below a bound.
  ///
  /// Written out, since the standard library does not promise that its next version draws alike.
  ///
  /// - Parameter bound: the bound, at least 1.
  /// - Returns: a number in `[0, bound)`.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// One of the values.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
