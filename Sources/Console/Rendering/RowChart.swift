import Results

/// Bars below each other, with a name and a figure each, drawn as SVG; a table has all figures.
struct RowChart {
  /// One bar.
  struct Bar {
    /// What it stands for.
    let name: String
    /// Its figure, and the part of that which is uncertain.
    let whole: Int, uncertain: Int
  }

  /// So many are drawn.
  private static let most = 12
  private static let row = 20.0
  /// Where bars begin, and how long the longest is; names and figures stand beside them.
  private static let begin = 200.0
  private static let length = 440.0

  /// What it shows, in a sentence.
  let title: String
  /// The bars; the longest are drawn, in their order.
  let bars: [Bar]

  /// What the template has places for.
  var values: [String: Any] {
    let drawn = bars.sorted { $0.whole > $1.whole }.prefix(Self.most)
    let most = Double(max(1, drawn.first?.whole ?? 1))
    return [
      "title": title, "isEmpty": drawn.isEmpty, "height": "\(drawn.count * Int(Self.row))",
      "bars": drawn.enumerated().map { place, bar -> [String: Any] in
        let whole = Self.length * Double(bar.whole) / most
        let uncertain = Self.length * Double(bar.uncertain) / most
        let top = Double(place) * Self.row
        return [
          "name": bar.name.visible.cut(to: 32), "figure": bar.whole.grouped,
          "baseline": Svg.text(top + 13), "y": Svg.text(top + 3), "x": Svg.text(Self.begin),
          "width": Svg.text(whole - uncertain),
          "uncertainX": Svg.text(Self.begin + whole - uncertain),
          "uncertainWidth": Svg.text(uncertain), "figureX": Svg.text(Self.begin + whole + 6),
        ]
      },
    ]
  }
}
