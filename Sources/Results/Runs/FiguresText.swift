package import Domain

/// A run's figures, written so that anybody can see that they add up.
package struct FiguresText: Sendable {
  /// The lines, each with its end.
  package let text: String

  /// Writes figures.
  ///
  /// - Parameters:
  ///   - figures: The figures.
  ///   - isFinal: Whether the rows were sent, or will be.
  package init(_ figures: RunFigures, isFinal: Bool) {
    let sum =
      figures.sent + figures.duplicates + figures.unchanged + figures.withheld
      + figures.rejectedRows
    var parts = [
      (isFinal ? "  sent" : "  to send", figures.sent), ("+ duplicates", figures.duplicates),
    ]
    if figures.unchanged != 0 { parts.append(("+ unchanged", figures.unchanged)) }
    parts += [("+ withheld", figures.withheld), ("+ rejected", figures.rejectedRows)]
    let reasons = figures.rejected.map { ("    \($0.reason)", $0.rows) }
    let lines = [("rows read", figures.read)] + parts
    let labels = (lines + reasons).map(\.0.count) + [20]
    let (label, number) = (labels.max() ?? 0, String(max(figures.read, sum)).count)
    func line(_ name: String, _ count: Int) -> String {
      name.padded(to: label, .leading) + "  " + String(count).padded(to: number, .trailing) + "\n"
    }
    var text = lines.map(line).joined()
    let rule = String(repeating: "-", count: number).padded(to: label + 2 + number, .trailing)
    text += rule + "\n" + line(figures.addUp ? "= rows read" : "is not rows read", sum)
    if !reasons.isEmpty { text += "rejected because\n" + reasons.map(line).joined() }
    self.text = text + line("phones left blank", figures.phonesBlanked)
  }
}
