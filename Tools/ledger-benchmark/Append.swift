import ArgumentParser
import EventLog
import Foundation
import Ledger
import Vault

/// Measures how fast entries are appended to a new log: hashed, signed and durable.
struct Append: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how fast entries are appended to a new log: hashed, signed, durable.")

  @Option(help: "How many entries.") var entries = 100_000
  @Option(help: "How many a commit.") var commit = 1000
  @Argument(help: "Where; it is made.") var directory: String

  func validate() throws {
    guard entries > 0, commit > 0 else { throw ValidationError("Give numbers from 1.") }
  }

  func run() async throws {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let key = try PrivateKey.create(at: directory + "/keys/id_ed25519", comment: .none)
    let recorded = try await RecordedRuns(in: directory, by: .file(key), runs: 20, of: 10)
    let samples = try LongLog.Samples(of: recorded)
    // Made before the clock starts: what an entry says is not the log's work.
    let drafts = (0..<entries).map(samples.draft)
    let log = try LongLog.create(at: directory + "/log.sqlite", like: recorded)
    try await Timing(of: entries) {
      try LongLog.append(drafts, by: commit, to: log)
    }.report()
  }
}
