import Glibc

/// How long something took, over several rounds.
struct Measurement {
  /// What was measured.
  let name: String
  /// Wall time of each round, in seconds, sorted.
  let seconds: [Double]
  /// Time of all processors a round, in seconds.
  let processorSeconds: Double

  /// Measures.
  ///
  /// - Parameters:
  ///   - name: What.
  ///   - rounds: How often, at least once.
  ///   - body: What takes the time.
  /// - Throws: What `body` throws.
  init(_ name: String, rounds: Int = 5, _ body: () async throws -> Void) async throws {
    let clock = ContinuousClock()
    let before = Self.processorSeconds
    var seconds: [Double] = []
    for _ in 0..<rounds {
      seconds.append(try await clock.measure(body) / .seconds(1))
    }
    self.name = name
    self.seconds = seconds.sorted()
    processorSeconds = (Self.processorSeconds - before) / Double(rounds)
  }

  /// The middle one.
  var median: Double { seconds[seconds.count / 2] }

  /// Time that all threads of this process have run so far.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }

  /// A line of the table that is printed.
  ///
  /// - Parameters:
  ///   - count: How many of something were dealt with in a round.
  ///   - unit: What they are.
  /// - Returns: Median, least and most seconds, processors' seconds, and the rate.
  func line(of count: Int, _ unit: String) -> String {
    let figures = [median, seconds[0], seconds[seconds.count - 1], processorSeconds]
      .map { Self.text($0 * 1000, decimals: 2) }
      .joined(separator: "\t")
    let rate = Int(Double(count) / median)
    return "\(name)\t\(figures)\t\(rate) \(unit)/s"
  }

  /// Writes a number with some decimals.
  private static func text(_ number: Double, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return "\((number * scale).rounded() / scale)"
  }
}
