import ArgumentParser
import Foundation

/// Makes a ledger of many entries that has nothing but its log.
struct Make: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a ledger of many entries that has nothing but its log.",
    discussion: """
      EXAMPLE: ledger-benchmark make --entries 1000000 /tmp/long

      It is the same ledger every time. Views can be built from it, and it can be verified; commands \
      find neither its vault nor its keys.
      """)

  @Option(help: "How many entries the log has.") var entries = 1_000_000
  @Argument(help: "The ledger's directory, which is made.") var directory: String

  func validate() throws {
    guard entries > 0 else { throw ValidationError("Give a number from 1.") }
  }

  func run() async throws {
    let scratch = "\(directory).model"
    try FileManager.default.createDirectory(
      atPath: scratch, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let recorded = try await RecordedRuns(in: scratch, runs: 100, of: 10)
    _ = try LongLog(at: directory, of: entries, like: recorded)
    try FileManager.default.removeItem(atPath: scratch)
  }
}
