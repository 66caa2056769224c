package import Domain

extension State {
  /// The rule that forbids that anything more of a run is sent.
  ///
  /// - Parameter id: The run.
  /// - Returns: Nothing where no rule does.
  package func objection(to id: RunID) -> Refusal? {
    guard let run = runs[id] else { return .runNotUnderWay(id) }
    do throws(Refusal) {
      try requirePermitted(run, under: run.consentText)
      return nil
    } catch {
      return error
    }
  }
}
