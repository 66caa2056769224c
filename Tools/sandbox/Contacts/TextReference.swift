/// Where a text lies in a ``TextArena``, in eight bytes.
struct TextReference: Equatable {
  /// A block holds 2^20 bytes, unless it holds one longer text alone.
  static let offsetBits = 20
  private static let countBits = 24

  /// No text at all, which is also what an attribute without a value has.
  static let empty = TextReference(packed: 0)

  private let packed: UInt64

  init(block: Int, offset: Int, count: Int) {
    packed =
      UInt64(block) << (Self.offsetBits + Self.countBits) | UInt64(offset) << Self.countBits
      | UInt64(count)
  }

  private init(packed: UInt64) {
    self.packed = packed
  }

  var block: Int { Int(packed >> (Self.offsetBits + Self.countBits)) }
  var offset: Int { Int(packed >> Self.countBits) & (1 << Self.offsetBits - 1) }
  var count: Int { Int(packed) & (1 << Self.countBits - 1) }
}
