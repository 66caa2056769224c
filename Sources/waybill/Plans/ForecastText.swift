import Domain
import Results

/// What a run would come to in words, for people.
struct ForecastText {
  /// The lines, each with its end.
  let text: String

  /// Writes a forecast.
  init(_ forecast: RunForecast, _ layout: Layout) {
    var lines = [("destination", forecast.destination.text)]
    if let connection = forecast.connection { lines.append(("connection", connection.text)) }
    if let account = forecast.account { lines.append(("account", account)) }
    lines += [
      ("list", "\(forecast.list) (\(forecast.listName))"),
      ("what leaves", forecast.attributes.joined(separator: ",")),
    ]
    lines += (forecast.sources ?? []).map {
      ("source", "\($0.segment): \($0.rows) rows, \($0.bytes) bytes, sha256 \($0.sha256)")
    }
    if forecast.needsApproval {
      lines.append(("approval", "a second person has to approve a plan"))
    }
    let width = lines.map(\.0.count).max() ?? 0
    var text = lines.map { name, value in
      layout.toned((name + ":").padded(to: width + 1, .leading), .strong) + " " + value.visible
        + "\n"
    }.joined()
    if let figures = forecast.figures {
      text += "\n" + FiguresText(figures, isFinal: false).text
    }
    if let removals = forecast.removals {
      text += "contacts to take off the list: \(removals.leaving) of \(removals.standing)\n"
    }
    if let last = forecast.lastRun, let read = last.moreRead, let sent = last.moreSent {
      text += "compared with run \(last.id): \(read.signed) read, \(sent.signed) sent\n"
    }
    self.text = text
  }
}

extension Int {
  /// The number with its sign, so that it reads as a difference.
  fileprivate var signed: String { self > 0 ? "+\(self)" : String(self) }
}
