import ArgumentParser
import Audit
import Domain
import EventLog
import Foundation
import Ledger
import Views

/// Measures how long a ledger takes to verify, to rebuild and to trace a person in.
struct Measure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how long a ledger takes to verify, to rebuild and to trace a person in.",
    discussion: """
      EXAMPLE: ledger-benchmark measure --entries 1000000 --runs 1000 --recipients 1000

      Makes a ledger and a long log in a scratch directory, the same ones every time, and prints \
      milliseconds of wall time over five rounds, with those of all processors beside them.
      """)

  @Option(help: "How many entries the long log has.") var entries = 1_000_000
  @Option(help: "How many runs carried the person.") var runs = 1000
  @Option(help: "How many people each run carried.") var recipients = 1000
  @Option(help: "Where the scratch directory is made.") var directory = NSTemporaryDirectory()

  func validate() throws {
    guard entries > 0, runs > 0, recipients > 0 else {
      throw ValidationError("Give numbers from 1.")
    }
  }

  func run() async throws {
    let scratch = "\(directory)/ledger-benchmark.\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: scratch, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer {
      do {
        try FileManager.default.removeItem(atPath: scratch)
      } catch {
        print("left behind: \(scratch)")
      }
    }
    print("what\tmedian ms\tleast\tmost\tprocessors\trate")
    try await probe(in: scratch)
    let recorded = try await RecordedRuns(in: scratch, runs: runs, of: recipients)
    try await trace(recorded)
    try await verify(recorded)
    try await measureLong(like: recorded, in: scratch)
  }

  private func probe(in scratch: String) async throws {
    say(try await Probes.fsync(100, at: scratch + "/probe"), of: 100, "syncs")
    let length = Manifest.pseudonymLength
    say(try await Probes.leaves(runs * recipients, of: length), of: runs * recipients, "leaves")
  }

  private func trace(_ recorded: RecordedRuns) async throws {
    var carrying = 0
    let measured = try await Measurement("trace a person through \(runs) runs of \(recipients)") {
      carrying = try await DataSubjectRecord(of: recorded.person, in: recorded.ledger).batches.count
    }
    guard carrying == runs else { throw Failure("The person was not found in every run.") }
    say(measured, of: runs, "batches")
  }

  private func verify(_ recorded: RecordedRuns) async throws {
    let log = recorded.ledger.log
    let size = Int(try log.head().rawValue)
    guard let verifier = try recorded.ledger.log.verifierKey() else {
      throw Failure("The ledger names no verifier key.")
    }
    say(
      try await Measurement("verify \(size) entries, each commit with a checkpoint") {
        try expectNothing(
          of: try await log.verify(against: LogExpectation(verifier: verifier)).problems)
      }, of: size, "entries")
    say(
      try await Measurement("verify signatures, schemas and decisions of \(size) entries") {
        try expectNothing(
          of: try await HistoryVerification.verify(log, upTo: UInt64(size)) { _, _ in }.problems)
      }, of: size, "entries")
  }

  private func measureLong(like recorded: RecordedRuns, in scratch: String) async throws {
    let long = try LongLog(at: scratch + "/long", of: entries, like: recorded)
    say(try await Probes.leaves(entries, of: long.bytes), of: entries, "leaves")
    say(
      try await Measurement("verify \(entries) entries of \(long.bytes) bytes, 1000 a commit") {
        let found = try await long.log.verify(against: LogExpectation(verifier: long.verifier))
        guard found.entries == UInt64(entries) else { throw Failure("Not every entry was read.") }
        try expectNothing(of: found.problems)
      }, of: entries, "entries")
    let location = LedgerLocation(
      directory: scratch + "/long", masterKey: nil, signingKey: nil, keys: scratch)
    var reports: Set<RebuildReport> = []
    say(
      try await Measurement("verify them, and rebuild all views from them") {
        reports.insert(try await Ledger.rebuildViews(at: location))
      }, of: entries, "entries")
    say(
      try await Measurement("rebuild all views from them, without verifying or putting in place") {
        try FreshViews(beside: location.views, from: long.log).advance(to: long.log.head())
      }, of: entries, "entries")
    guard reports.count == 1, reports.first?.entries == Int64(entries) else {
      throw Failure("Rebuilding did not come to the same every time.")
    }
  }

  private func expectNothing(of problems: [VerificationProblem]) throws {
    if let first = problems.first {
      throw Failure("Something is wrong with a log that nobody touched. \(first.what)")
    }
  }

  private func say(_ measured: Measurement, of count: Int, _ unit: String) {
    print(measured.line(of: count, unit))
  }
}
