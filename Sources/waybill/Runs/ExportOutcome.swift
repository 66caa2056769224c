import Audit
import Domain
import Results
import Views

/// What came of one of several exports.
struct ExportOutcome: Tabular {
  /// The destination's identity.
  let destinationID: DestinationID
  /// What it is called.
  let destination: DisplayName
  /// The run; nothing where none came about.
  let run: RunID?
  /// How it ended.
  let status: RunStatus
  /// How many people were sent; nothing where not all were.
  let sent: Int?
  /// The stored name of why it was not completed, or a sentence where there is none.
  let reason: String?
  /// The rule that forbade it, where one did.
  let rule: String?
  /// What to do about it.
  let advice: String?
  /// Why it ended so, in words.
  let explanation: String?

  private enum CodingKeys: CodingKey {
    case destinationID, destination, run, status, sent, reason, rule, advice
  }

  /// Tells of an export that became a run.
  init(_ destination: Destination, _ run: RunSummary) {
    destinationID = destination.id
    self.destination = destination.settings.name
    self.run = run.id
    status = run.status
    sent = run.status.isSent ? run.figures?.sent : nil
    (reason, rule, advice, explanation) = (
      run.reason, run.rule, run.advice?.text, run.explanation?.text
    )
  }

  /// Tells of an export that a rule forbade.
  init(_ destination: Destination, _ refusal: Refusal) {
    self.init(destination, .refused, because: refusal.description, rule: refusal.rule)
  }

  /// Tells of an export that could not be tried, or not to its end.
  init(_ destination: Destination, _ error: any Error) {
    self.init(destination, .failed, because: String(describing: error), rule: nil)
  }

  private init(
    _ destination: Destination, _ status: RunStatus, because reason: String, rule: String?
  ) {
    destinationID = destination.id
    self.destination = destination.settings.name
    run = nil
    self.status = status
    sent = nil
    (self.reason, self.rule, advice, explanation) = (reason, rule, nil, reason)
  }

  /// What came of it, on one line.
  var line: String {
    let sent = sent.map { ", \($0) sent" } ?? ""
    return "\(destination): \(status.words)\(sent)\(explanation.map { ": \($0)" } ?? "")"
  }

  static var columns: [Column<ExportOutcome>] {
    [
      Column("destination", mayBeCut: true) { $0.destination.text },
      Column("status") { $0.status.words }.toned(\.status.tone),
      Column("sent", .trailing) { $0.sent.map { String($0) } ?? "" },
      Column("run") { $0.run?.description ?? "" },
      Column("reason", mayBeCut: true) { $0.explanation ?? "" },
      Column("rule", isDetail: true) { $0.rule ?? "" },
      Column("what to do", isDetail: true) { $0.advice ?? "" },
    ]
  }
}
