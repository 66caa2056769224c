package import Domain
package import Runner

/// A refresh's progress in a sentence.
package struct RefreshSentence: Sendable {
  /// The sentence, on one line.
  package let text: String

  /// Says what is happening.
  ///
  /// - Parameters:
  ///   - progress: What is happening.
  ///   - name: What a destination is called.
  package init(_ progress: RefreshProgress, name: (DestinationID) -> String) {
    switch progress {
    case .began(let id, let occasion, let destinations, let isTakenUp):
      text = Self.beginning(id, occasion, destinations: destinations, isTakenUp: isTakenUp)
    case .ended(let id, let outcome): text = Self.end(of: name(id), outcome)
    case .waiting(let id):
      text = "“\(name(id))” waits: another process is running an export over its connection."
    case .stuck(let run, let refusal): text = "Run \(run) cannot be taken up: \(refusal)"
    case .completed(let id, let figures): text = "Refresh \(id) ended: \(figures.words)."
    case .notified(let delivery): text = delivery.sentence
    }
  }

  private static func beginning(
    _ id: RefreshID, _ occasion: Occasion?, destinations: Int, isTakenUp: Bool
  ) -> String {
    let count = "\(destinations) \(destinations == 1 ? "destination" : "destinations")"
    if isTakenUp {
      return "Refresh \(id) was left open and is taken up: \(count) still to run."
    }
    guard let occasion else { return "Refresh \(id) begins: \(count)." }
    let missed = occasion.missed
    let others =
      missed == 0
      ? ""
      : ", and with it \(missed) earlier \(missed == 1 ? "one that was" : "ones that were")"
        + " missed"
    return "Refresh \(id) begins: \(count). It serves what was due at \(occasion.due)\(others)."
  }

  private static func end(of name: String, _ outcome: RunLauncher.Outcome) -> String {
    switch outcome {
    case .refused(let refusal): "“\(name)” was refused: \(refusal)"
    case .ended(_, .completed(let completion)):
      "“\(name)” is completed: \(completion.figures.sent) of \(completion.figures.read) sent"
        + (completion.warnings.isEmpty
          ? "."
          : ", with warnings: \(completion.warnings.map(\.rawValue).joined(separator: ", ")).")
    case .ended(let run, .failed(let failure)):
      "“\(name)” failed (run \(run)): \(failure.explanation)"
    case .ended(let run, .refused(let refusal)): "“\(name)” was refused (run \(run)): \(refusal)"
    case .ended(let run, .cancelled): "“\(name)” was cancelled (run \(run))."
    case .ended(let run, .interrupted):
      "“\(name)” was interrupted (run \(run)) and will be taken up."
    }
  }
}
