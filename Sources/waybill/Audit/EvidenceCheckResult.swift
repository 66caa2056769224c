package import Audit
package import Results
import Transparency

/// What checking evidence has shown.
struct EvidenceCheckResult: Encodable {
  /// What the log has signed.
  struct Signed: Encodable {
    let origin: String
    let size: UInt64
    let root: String
  }

  /// Whether nothing is wrong.
  let verified: Bool
  /// What the log has signed; nothing where it has not.
  let checkpoint: Signed?
  /// How many entries there are.
  let entries: Int
  /// How many of them are commands.
  let commands: Int
  /// What is wrong.
  let problems: [EvidenceProblem]

  /// Shows what was found.
  init(_ check: EvidenceCheck) {
    verified = check.isVerified
    checkpoint = check.checkpoint.map {
      Signed(origin: $0.origin, size: $0.size, root: $0.root.base64)
    }
    entries = check.entries
    commands = check.commands
    problems = check.problems
  }

  /// The result for people.
  ///
  /// - Parameter layout: What it is printed on.
  /// - Returns: The lines, each with its end.
  /// - Throws: Never, as a table.
  func text(on layout: Layout) throws -> String {
    guard verified, let checkpoint else {
      return try layout.list(problems) + "\nNot verified.\n"
    }
    return
      "Verified: \(entries) entries, \(commands) of them commands, of \(checkpoint.origin)"
      + " as it stood at \(checkpoint.size) entries (root \(checkpoint.root)).\n"
  }
}

extension EvidenceProblem: Tabular {
  package static var columns: [Column<EvidenceProblem>] {
    [Column("file") { $0.file }, Column("problem") { $0.problem }]
  }
}
