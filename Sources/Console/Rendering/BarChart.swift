/// Columns that stand beside each other, drawn as SVG; each says its figure to whoever points at it, and a
/// table has them all.
struct BarChart {
  /// One column.
  struct Bar {
    /// What it stands for.
    let name: String
    /// Its figure, and the part of that which is uncertain.
    let whole: Int, uncertain: Int
    /// What it says.
    let sentence: String
  }

  private static let height = 120.0
  private static let width = 720.0

  /// What it shows, in a sentence.
  let title: String
  /// The columns, from the left.
  let bars: [Bar]

  /// What the template has places for.
  var values: [String: Any] {
    let most = Double(max(1, bars.map(\.whole).max() ?? 1))
    let step = Self.width / Double(max(1, bars.count))
    let drawn = bars.enumerated().map { place, bar -> [String: Any] in
      let whole = Self.height * Double(bar.whole) / most
      let uncertain = Self.height * Double(bar.uncertain) / most
      let isLabelled = place == 0 || place == bars.count - 1
      return [
        "x": Svg.text(Double(place) * step + step * 0.1), "width": Svg.text(step * 0.8),
        "y": Svg.text(Self.height - whole), "height": Svg.text(whole - uncertain),
        "uncertainY": Svg.text(Self.height - uncertain), "uncertainHeight": Svg.text(uncertain),
        "sentence": bar.sentence, "label": isLabelled ? [bar.name] : [],
        "labelX": place == 0 ? "0" : Svg.text(Self.width), "anchor": place == 0 ? "start" : "end",
      ]
    }
    return [
      "title": title, "bars": drawn, "most": (bars.map(\.whole).max() ?? 0).grouped,
      "isEmpty": bars.allSatisfy { $0.whole == 0 },
    ]
  }
}
