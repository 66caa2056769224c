import ArgumentParser
import EventLog
import Foundation
import Ledger
import Vault

/// Makes a ledger with its keys, as long as asked for.
struct Make: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a ledger with its keys, as long as asked for.",
    discussion: """
      EXAMPLE: ledger-benchmark make --entries 1000000 /tmp/long

      The directory gets the ledger itself in `ledger`, and in `keys` what its commands need: \
      `id_ed25519`, `master.key` and `signing.key`. It begins with runs that carried people, each of \
      them person@example.com, manifests and all. Entries beyond those are of runs like them, which \
      nobody was in. There are no views until somebody rebuilds them.
      """)

  @Option(help: "How many runs carried people.") var runs = 100
  @Option(help: "How many people each of them carried.") var recipients = 10
  @Option(help: "How many entries the log has; those of the runs are there in any case.")
  var entries = 0
  @Argument(help: "Where; it is made.") var directory: String

  func validate() throws {
    guard runs > 0, recipients > 0, entries >= 0 else {
      throw ValidationError("Give numbers from 1; --entries from 0.")
    }
  }

  func run() async throws {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let key = try PrivateKey.create(at: directory + "/keys/id_ed25519", comment: .none)
    let longLog = directory + "/log.sqlite"
    let location: LedgerLocation
    do {
      let recorded = try await RecordedRuns(
        in: directory, by: .file(key), runs: runs, of: recipients)
      location = recorded.ledger.location
      if try recorded.ledger.log.head().rawValue < entries {
        try LongLog.write(at: longLog, of: entries, like: recorded)
      }
    }
    // Nobody has the ledger open any more.
    for path in [location.views, location.views + "-wal", location.views + "-shm"] {
      unlink(path)
    }
    guard access(longLog, F_OK) == 0 else { return }
    for suffix in ["-wal", "-shm"] { unlink(location.log + suffix) }
    guard rename(longLog, location.log) == 0 else { throw Failure(doing: "rename \(longLog)") }
  }
}
