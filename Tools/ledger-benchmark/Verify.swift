import ArgumentParser
import EventLog
import Ledger

/// Measures how long a log takes to verify: records, tree, tiles and checkpoints.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how long a log takes to verify: records, tree, tiles and checkpoints.")

  @Argument(help: "What `make` made.") var directory: String

  func run() async throws {
    let log = try EventLog.open(at: directory + "/ledger/log.sqlite") { _ in
      throw Failure("Nothing is signed here.")
    }
    guard let verifier = try log.verifierKey() else {
      throw Failure("The ledger names no verifier key.")
    }
    let size = Int(try log.head().rawValue)
    try await Timing(of: size) {
      let found = try await log.verify(against: LogExpectation(verifier: verifier))
      guard found.entries == UInt64(size) else { throw Failure("Not every entry was read.") }
      if let first = found.problems.first { throw Failure(first.what) }
    }.report()
  }
}
