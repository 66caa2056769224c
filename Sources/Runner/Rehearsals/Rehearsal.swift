package import Domain

/// What came of trying a run out, up to the first byte that would leave.
package struct Rehearsal: Sendable {
  /// What would be ordered.
  package let order: RunOrder
  /// What asking Sendinblue and reading the sources showed; nothing where that failed.
  package let report: RunEvent.Started?
  /// What the run would come to.
  package let verdict: Verdict

  /// What a run would come to.
  package enum Verdict: Sendable {
    /// It would begin, and this is the plan to keep it to.
    case begins(RunPlan)
    /// It would end before anything left.
    case ends(RunEnd)
  }
}
