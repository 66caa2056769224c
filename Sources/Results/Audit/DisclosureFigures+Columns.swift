import Audit
import Views

extension DisclosureFigures {
  /// The figures as lines that anybody can see to add up.
  var text: String {
    let lines = [
      ("taken by Sendinblue", certain), ("+ in doubt", inDoubt), ("+ in hand", inHand),
      ("= altogether", total),
    ]
    let width = lines.map(\.0.columnCount).max() ?? 0
    let batches = String(total.batches).count
    let recipients = String(total.recipients).count
    return lines.map { name, count in
      name.padded(to: width, .leading) + "  "
        + String(count.recipients).padded(to: recipients, .trailing) + " recipients in "
        + String(count.batches).padded(to: batches, .trailing) + " batches\n"
    }.joined()
  }

  /// The figures as columns of a table.
  ///
  /// - Parameter figures: A row's figures.
  /// - Returns: The columns, in order.
  static func columns<Row>(
    _ figures: @escaping (Row) -> DisclosureFigures
  ) -> [Column<Row>] {
    [
      Column("recipients", .trailing) { String(figures($0).total.recipients) },
      Column("certain", .trailing) { String(figures($0).certain.recipients) },
      Column("in doubt", .trailing) { String(figures($0).inDoubt.recipients) },
      Column("in hand", .trailing) { String(figures($0).inHand.recipients) },
      Column("batches", .trailing) { String(figures($0).total.batches) },
    ]
  }
}

extension Certainty {
  /// The certainty as people read it.
  var words: String {
    switch self {
    case .certain: "certain"
    case .inDoubt: "in doubt"
    case .inHand: "in hand"
    }
  }

  /// What a colour says of it.
  var tone: Tone {
    switch self {
    case .certain: .plain
    case .inDoubt, .inHand: .warning
    }
  }
}
