import Ledger

/// A text that nobody can guess.
enum RandomToken {
  private static let digits = Array("0123456789abcdef")

  /// Makes one: 256 bits, in hexadecimal.
  ///
  /// - Parameter surroundings: Where randomness comes from.
  /// - Returns: The text.
  static func make(from surroundings: Surroundings) -> String {
    (0..<4).map { _ in
      let bits = surroundings.randomBits
      return String((0..<16).map { digits[Int(bits >> (60 - 4 * UInt64($0)) & 15)] })
    }.joined()
  }
}
