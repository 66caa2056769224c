import Domain

/// A run's figures as one bar, whose parts add up to the rows that were read.
struct RunBar {
  private static let width = 720.0
  private let figures: RunFigures
  private let isFinal: Bool

  /// Draws figures.
  ///
  /// - Parameters:
  ///   - figures: The figures.
  ///   - isFinal: Whether the rows were sent, or will be.
  init(_ figures: RunFigures, isFinal: Bool) {
    self.figures = figures
    self.isFinal = isFinal
  }

  /// What the template has places for.
  func values(_ texts: Texts) -> [String: Any] {
    let parts = [
      ("sent", isFinal ? "sent" : "to-send", figures.sent),
      ("duplicates", "duplicates", figures.duplicates),
      ("unchanged", "unchanged", figures.unchanged), ("withheld", "withheld", figures.withheld),
      ("rejected", "rejected", figures.rejectedRows),
    ].filter { $0.2 > 0 }
    let scale = Self.width / Double(max(1, figures.read))
    var start = 0.0
    let drawn = parts.map { kind, name, rows -> [String: Any] in
      defer { start += Double(rows) * scale }
      return [
        "kind": kind, "partName": texts[name], "rows": rows.grouped, "start": "\(Int(start))",
        // The least that can be seen.
        "length": "\(max(1, Int((start + Double(rows) * scale)) - Int(start)))",
      ]
    }
    let sum = parts.map { texts["part", ["name": texts[$0.1].lowercased(), "rows": $0.2.grouped]] }
    return [
      "parts": drawn,
      "barTitle": texts[
        "sum", ["read": figures.read.grouped, "parts": sum.joined(separator: " + ")]],
      "reasons": figures.rejected.map {
        ["reason": texts.word($0.reason), "rows": $0.rows.grouped]
      },
      "hasReasons": !figures.rejected.isEmpty,
      "blanked": figures.phonesBlanked > 0
        ? [texts["blanked", ["rows": figures.phonesBlanked.grouped]]] : [],
    ]
  }
}
