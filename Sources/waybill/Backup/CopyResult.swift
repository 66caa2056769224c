import Audit
import EventLog
import Ledger
import Results
import Transparency

/// A copy of a ledger that was verified.
struct CopyResult: Tabular {
  /// Its directory.
  let directory: String
  /// How many entries its log has.
  let entries: UInt64
  /// The root of the log's tree.
  let root: String
  /// What was not looked at to its end, and why; the master key may be elsewhere.
  let unchecked: [String: String]

  /// Verifies a copy that has not got its name yet.
  ///
  /// - Parameters:
  ///   - copy: The copy; it is taken away where it does not verify.
  ///   - kept: Checkpoints that somebody kept, of no more entries than it has.
  ///   - invocation: What is around the process.
  /// - Throws: `CommandError.copyNotVerified`, or what keeps it from being verified.
  init(
    verifying copy: LedgerCopy, against kept: [SignedNote] = [], on invocation: Invocation
  ) async throws {
    let line = invocation.terminal.hasMessages ? ProgressLine() : nil
    let found = try await LedgerVerification(
      of: copy.location, vkey: nil, kept: kept, witnesses: [], cosignatures: 0
    ) { done, total in line?.show { _ in "Verifying the copy: \(done) of \(total) entries" } }
    line?.clear()
    guard found.isVerified, let head = found.head else {
      copy.discard()
      throw CommandError.copyNotVerified(
        problems: found.problems.count, first: found.problems.first?.what ?? "It cannot be read.")
    }
    directory = copy.directory
    entries = head.size
    root = head.root.base64
    unchecked = Dictionary(
      uniqueKeysWithValues: found.unchecked.map { ($0.key.rawValue, $0.value) })
  }

  static var columns: [Column<CopyResult>] {
    [
      Column("ledger") { $0.directory },
      Column("entries", .trailing) { String($0.entries) },
      Column("root") { $0.root },
      Column("not checked") { $0.unchecked.keys.sorted().joined(separator: ", ") },
    ]
  }
}
