import Audit
import Domain
import Views

/// A run in words, for people.
package struct RunText {
  /// The lines, each with its end.
  package let text: String

  /// Writes a run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - layout: What it is printed on.
  package init(_ run: RunSummary, _ layout: Layout) {
    var lines: [(String, String, Tone)] = [
      ("run", run.id.description, .plain),
      ("status", run.status.words, run.status.tone),
      ("destination", run.destination.text, .plain),
      ("connection", run.connection?.text ?? "(not shared)", .plain),
      ("list", "\(run.list) (\(run.listName))", .plain),
      ("what leaves", run.attributes, .plain),
      ("ordered by", run.orderedBy.text, .plain),
      ("requested", run.requestedAt.description, .plain),
      ("ended", run.endedAt?.description ?? "not yet", .plain),
      ("batches", String(run.batches), .plain),
    ]
    if let approver = run.approvedBy {
      let place = lines.firstIndex { $0.0 == "requested" } ?? lines.endIndex
      lines.insert(("approved by", approver.text, .plain), at: place)
    }
    // Whoever may not know of accounts, consent and export users reads nothing of them.
    if let account = run.account { lines.insert(("account", account, .plain), at: 4) }
    if let exportUser = run.exportUser, let version = run.consentVersion,
      let position = run.consentPosition
    {
      let place = lines.firstIndex { $0.0 == "requested" } ?? lines.endIndex
      lines.insert(
        contentsOf: [
          ("authority of", exportUser.text, .plain),
          ("consent", "\(version), entry \(position)", .plain),
        ], at: place)
    }
    let reasons = [
      ("rule", run.rule), ("reason", run.explanation?.text), ("what to do", run.advice?.text),
    ]
    lines.insert(
      contentsOf: reasons.compactMap { name, text in text.map { (name, $0, Tone.plain) } }, at: 2)
    let width = lines.map(\.0.count).max() ?? 0
    var text = lines.map { name, value, tone in
      layout.toned((name + ":").padded(to: width + 1, .leading), .strong) + " "
        + layout.toned(value.visible, tone) + "\n"
    }.joined()
    if let figures = run.figures {
      text += "\n" + FiguresText(figures, isFinal: run.status.isSent).text
    }
    if let removals = run.removals, let removed = run.removed {
      text += "taken off the list: \(removed) of \(removals.leaving) that left the segments\n"
    }
    for refusals in run.refused ?? [] {
      let rows = refusals.rows.map(String.init) ?? "an unknown number of"
      text += "Sendinblue refused afterwards: \(rows) rows, \(refusals.reason.visible)\n"
    }
    self.text = text
  }
}
