/// Examples with something changed, one after the other and without an end: the same for the same
/// seed.
package struct Mutations: Sequence, IteratorProtocol {
  /// Bytes that mean something in one format or another, or are at an end of what a number holds.
  private static let pieces: [[UInt8]] =
    [
      "\"", "\"\"", "\\", "\\u0000", "\\u0008", "\\ud800", "{", "}", "[", "]", ":", ",", ";", "\n",
      "\r\n", "\r", "\n\n", " ", "=", "+", "-", "/", ".", "@", "x", "0", "00", "é", "e\u{301}",
      "\u{FEFF}", "\u{2014} ", "\u{202E}", "null", "true", "-1", "1e999", "9223372036854775807",
      "9223372036854775808", "18446744073709551615",
    ].map { Array($0.utf8) }
    + [[0], [0x7F], [0x80], [0xC3], [0xED, 0xA0, 0x80], [0xFF], [0xFF, 0xFF, 0xFF, 0xFF]]

  /// The most bytes that come of it.
  private static let longest = 1 << 13

  private let examples: [[UInt8]]
  private var numbers: SplitMix64

  /// Begins.
  /// - Parameters:
  ///   - examples: what to change; at least one.
  ///   - seed: what decides about the changes.
  package init(of examples: [[UInt8]], seed: UInt64) {
    precondition(!examples.isEmpty, "there is something to change")
    self.examples = examples
    numbers = SplitMix64(seed: seed)
  }

  package mutating func next() -> [UInt8]? {
    var bytes = pick(examples)
    for _ in 0...below(4) { change(&bytes) }
    return Array(bytes.prefix(Self.longest))
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let range = stretch(of: bytes)
    switch below(7) {
    case 0: bytes.insert(contentsOf: pick(Self.pieces), at: range.lowerBound)
    case 1: bytes.replaceSubrange(range, with: pick(Self.pieces))
    case 2: bytes.removeSubrange(range)
    case 3: bytes.insert(contentsOf: bytes[range], at: range.upperBound)
    case 4: bytes.removeSubrange(range.lowerBound...)
    case 5:
      let other = pick(examples)
      bytes.replaceSubrange(range, with: other[stretch(of: other)])
    default:
      if range.lowerBound < bytes.count { bytes[range.lowerBound] ^= 1 << UInt8(below(8)) }
    }
  }

  /// A stretch of bytes, mostly a short one.
  private mutating func stretch(of bytes: [UInt8]) -> Range<Int> {
    let start = below(bytes.count + 1)
    let most = below(4) == 0 ? bytes.count - start : Swift.min(bytes.count - start, 4)
    return start..<start + below(most + 1)
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &numbers) }

  private mutating func pick(_ choices: [[UInt8]]) -> [UInt8] { choices[below(choices.count)] }
}
