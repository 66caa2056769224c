import Audit
import EventLog

/// The verdict on a part of a ledger, or one thing that is wrong with it.
struct VerificationLine: Tabular {
  private enum CodingKeys: String, CodingKey {
    case part
    case verdict
    case kind
    case from
    case to
    case what
  }

  /// What was looked at.
  let part: VerificationProblem.Part
  /// What is wrong; nothing where all of the part is as it should be.
  let problem: VerificationProblem?

  /// All lines of a verification: one of each part that is verified, and one of each problem.
  static func lines(of verification: LedgerVerification) -> [VerificationLine] {
    verification.parts.flatMap { part in
      let problems = verification.problems.filter { $0.part == part }
      // What cannot be read to its end has no verdict but that.
      if problems.isEmpty, verification.head == nil { return [VerificationLine]() }
      return problems.isEmpty
        ? [VerificationLine(part: part, problem: nil)]
        : problems.map { VerificationLine(part: part, problem: $0) }
    }
  }

  private var verdict: String { problem == nil ? "verified" : "not verified" }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(part.rawValue, forKey: .part)
    try container.encode(problem == nil ? "verified" : "not-verified", forKey: .verdict)
    try container.encodeIfPresent(problem?.kind.rawValue, forKey: .kind)
    try container.encodeIfPresent(problem?.positions?.lowerBound.rawValue, forKey: .from)
    try container.encodeIfPresent(problem?.positions?.upperBound.rawValue, forKey: .to)
    try container.encodeIfPresent(problem?.what, forKey: .what)
  }

  static var columns: [Column<VerificationLine>] {
    [
      Column("part") { $0.part.rawValue },
      Column("verdict") { $0.verdict }.toned { $0.problem == nil ? .good : .bad },
      Column("kind") { $0.problem?.kind.rawValue ?? "" },
      Column("from", .trailing) { $0.problem?.positions?.lowerBound.description ?? "" },
      Column("to", .trailing) { $0.problem?.positions?.upperBound.description ?? "" },
      Column("what") { $0.problem?.what ?? "" },
    ]
  }
}
