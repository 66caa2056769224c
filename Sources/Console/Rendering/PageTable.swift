import Domain
import Results

/// A table of results as a page shows it: the columns of the command line's, with links.
struct PageTable<Row: Tabular> {
  /// What it is a table of.
  let caption: String
  /// The rows.
  let rows: [Row]
  /// The columns that the page shows otherwise, by their titles.
  var hidden: Set<String> = []
  /// Whether only readers who do not see the page are told the caption, as its title says it already.
  var isCaptionHidden = false
  /// Where cells lead, by the titles of their columns.
  var links: [String: (Row) -> String?] = [:]

  /// What the template has places for.
  ///
  /// - Parameters:
  ///   - texts: The words of the reader's language.
  ///   - time: How times are shown.
  /// - Returns: The places' values.
  func values(_ texts: Texts, _ time: ShownTime) -> [String: Any] {
    let columns = Row.columns.filter { !$0.isDetail && !hidden.contains($0.title) }
    return [
      "caption": caption, "isCaptionHidden": isCaptionHidden,
      "heads": columns.map { column -> [String: Any] in
        ["title": texts.title(column.title), "isNumber": column.alignment == .trailing]
      },
      "rows": rows.map { row -> [String: Any] in
        ["cells": columns.map { cell(of: row, $0, texts, time) }]
      },
      "isEmpty": rows.isEmpty,
      "nothing": texts["nothing"],
    ]
  }

  private func cell(
    of row: Row, _ column: Column<Row>, _ texts: Texts, _ time: ShownTime
  ) -> [String: Any] {
    let text = column.text(row)
    let said = column.phrase.map { texts.say($0(row)) } ?? text.visible
    var values: [String: Any] = [
      "isNumber": column.alignment == .trailing,
      "isWhole": !column.mayBeCut && column.phrase == nil,
    ]
    if let tone = column.tone(row).name { values["tone"] = tone }
    if let link = links[column.title]?(row) { values["link"] = link }
    if let instant = Timestamp(text) {
      values["time"] = time.values(instant)
    } else {
      let number = column.alignment == .trailing && links[column.title] == nil ? Int(text) : nil
      values["text"] = number?.grouped ?? said
    }
    return values
  }
}

extension Tone {
  /// What style sheets call it; nothing where it says nothing.
  fileprivate var name: String? {
    switch self {
    case .plain: nil
    case .strong: "strong"
    case .good: "good"
    case .warning: "warning"
    case .bad: "bad"
    }
  }
}
