import Domain
import Views

/// A run in words, for people.
struct RunText {
  /// The lines, each with its end.
  let text: String

  /// Writes a run.
  init(_ run: RunSummary, _ session: Session) {
    let layout = session.invocation.terminal.layout(.table)
    var lines: [(String, String, Tone)] = [
      ("run", run.id.description, .plain),
      ("status", run.status.rawValue, run.status.tone),
      ("destination", run.destination.text, .plain),
      ("connection", run.connection?.text ?? "(not shared)", .plain),
      ("account", run.account ?? "(not shared)", .plain),
      ("list", "\(run.list) (\(run.listName))", .plain),
      ("what leaves", run.attributes, .plain),
      ("ordered by", run.orderedBy.text, .plain),
      ("authority of", run.exportUser.text, .plain),
      ("consent", "\(run.consentVersion), entry \(run.consentPosition)", .plain),
      ("requested", run.requestedAt.description, .plain),
      ("ended", run.endedAt?.description ?? "not yet", .plain),
      ("batches", String(run.batches), .plain),
    ]
    if let reason = run.reason { lines.insert(("reason", reason, .plain), at: 2) }
    if let rule = run.rule { lines.insert(("rule", rule, .plain), at: 2) }
    let width = lines.map(\.0.count).max() ?? 0
    var text = lines.map { name, value, tone in
      layout.toned((name + ":").padded(to: width + 1, .leading), .strong) + " "
        + layout.toned(value.visible, tone) + "\n"
    }.joined()
    if let figures = run.figures {
      text += "\n" + FiguresText(figures, isFinal: run.isSent).text
    }
    for refusals in run.refused ?? [] {
      let rows = refusals.rows.map(String.init) ?? "an unknown number of"
      text += "Sendinblue refused afterwards: \(rows) rows, \(refusals.reason.visible)\n"
    }
    self.text = text
  }
}
