package import Domain

/// What the ledger takes from the world: the time, and randomness for identifiers.
///
/// Both are values handed in, so that tests and replay decide them.
package struct Surroundings: Sendable {
  private let clock: @Sendable () -> Timestamp
  private let random: @Sendable () -> UInt64

  /// Takes time and randomness from closures.
  ///
  /// - Parameters:
  ///   - clock: Gives the present instant.
  ///   - random: Gives 64 unpredictable bits a call.
  package init(
    clock: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> UInt64
  ) {
    self.clock = clock
    self.random = random
  }

  /// The present instant.
  package var now: Timestamp { clock() }

  /// 64 unpredictable bits, anew at each reading.
  package var randomBits: UInt64 { random() }
  /// 128 random bits, for a table that nobody is to prepare collisions for.
  package var randomKey: (UInt64, UInt64) { (random(), random()) }

  /// Unpredictable bytes, for a key.
  ///
  /// - Parameter count: How many; a multiple of 8.
  /// - Returns: The bytes.
  func bytes(_ count: Int) -> [UInt8] {
    precondition(count.isMultiple(of: 8), "randomness comes in words of 8 bytes")
    return (0..<count / 8).flatMap { _ in
      withUnsafeBytes(of: randomBits.bigEndian, Array.init)
    }
  }

  /// A new identifier of the present instant.
  package func identifier() -> UUIDv7 {
    UUIDv7(milliseconds: now.milliseconds, random: (random(), random()))
  }
}
