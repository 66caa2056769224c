import Foundation
import Glibc

/// How long something took.
struct Timing: Encodable {
  /// Wall time, in seconds.
  let seconds: Double
  /// What all threads of this process ran meanwhile, in seconds.
  let processorSeconds: Double
  /// How many of something were dealt with.
  let count: Int

  /// Measures.
  ///
  /// - Parameters:
  ///   - count: How many of something are dealt with.
  ///   - body: What takes the time.
  /// - Throws: What `body` throws.
  init(of count: Int, _ body: () async throws -> Void) async throws {
    let processors = Self.processorSeconds
    seconds = try await ContinuousClock().measure(body) / .seconds(1)
    processorSeconds = Self.processorSeconds - processors
    self.count = count
  }

  /// Prints it as a line of JSON.
  func report() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    print(String(decoding: try encoder.encode(self), as: UTF8.self))
  }

  /// Time that all threads of this process have run so far.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }
}
