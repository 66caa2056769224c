package import Audit
package import EventLog

/// The verdict on a part of a ledger, or one thing that is wrong with it.
package struct VerificationLine: Tabular {
  private enum CodingKeys: String, CodingKey {
    case part
    case verdict
    case kind
    case from
    case to
    case what
  }

  /// What came of looking at a part.
  package enum Finding {
    /// All of it is as it should be.
    case verified
    /// It was not looked at to its end, for a reason.
    case unchecked(String)
    /// Something is wrong.
    case problem(VerificationProblem)
  }

  /// What was looked at.
  package let part: VerificationProblem.Part
  /// What came of it.
  package let finding: Finding

  /// All lines of a verification: one of each part that is verified or was not looked at, and one of
  /// each problem.
  package static func lines(of verification: LedgerVerification) -> [VerificationLine] {
    verification.parts.flatMap { part in
      lines(
        of: part, verification.problems.filter { $0.part == part },
        unchecked: verification.unchecked[part])
    }
  }

  /// The lines of one part.
  package static func lines(
    of part: VerificationProblem.Part, _ problems: [VerificationProblem], unchecked: String?
  ) -> [VerificationLine] {
    let findings = problems.map(Finding.problem) + (unchecked.map { [.unchecked($0)] } ?? [])
    return (findings.isEmpty ? [.verified] : findings)
      .map { VerificationLine(part: part, finding: $0) }
  }

  private var problem: VerificationProblem? {
    switch finding {
    case .verified, .unchecked: nil
    case .problem(let problem): problem
    }
  }

  private var what: String? {
    switch finding {
    case .verified: nil
    case .unchecked(let reason): reason
    case .problem(let problem): problem.what
    }
  }

  private var verdict: String {
    switch finding {
    case .verified: "verified"
    case .unchecked: "not checked"
    case .problem: "not verified"
    }
  }

  private var tone: Tone {
    switch finding {
    case .verified: .good
    case .unchecked: .warning
    case .problem: .bad
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(part.rawValue, forKey: .part)
    try container.encode(verdict.replacing(" ", with: "-"), forKey: .verdict)
    try container.encodeIfPresent(problem?.kind.rawValue, forKey: .kind)
    try container.encodeIfPresent(problem?.positions?.lowerBound.rawValue, forKey: .from)
    try container.encodeIfPresent(problem?.positions?.upperBound.rawValue, forKey: .to)
    try container.encodeIfPresent(what, forKey: .what)
  }

  package static var columns: [Column<VerificationLine>] {
    [
      Column("part") { $0.part.rawValue },
      Column("verdict") { $0.verdict }.inWords.toned { $0.tone },
      Column("kind") { $0.problem?.kind.rawValue ?? "" }.inWords,
      Column("from", .trailing) { $0.problem?.positions?.lowerBound.description ?? "" },
      Column("to", .trailing) { $0.problem?.positions?.upperBound.description ?? "" },
      Column("what") { $0.what ?? "" },
    ]
  }
}
