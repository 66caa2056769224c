import Audit
import EventLog
import Ledger
import Results

/// What deciding everything again came to.
struct ReplayResult: Encodable {
  /// A line of a difference: what is on record, or what is decided now.
  struct Row: Tabular {
    let entry: Position
    let subject: String
    /// `recorded` or `decided`.
    let side: String
    let line: String

    static var columns: [Column<Row>] {
      [
        Column("entry", .trailing) { "\($0.entry)" }, Column("of") { $0.subject },
        Column("side") { $0.side }, Column("line") { $0.line },
      ]
    }
  }

  /// How many entries were gone through.
  let entries: Int64
  /// The root of the log's tree over them.
  let root: String
  /// How many commands were decided again.
  let commands: Int
  /// How many reports were.
  let reports: Int
  /// How many decisions differ.
  let differing: Int
  /// What would be decided otherwise; of very many, the first.
  let differences: [ReplayDifference]
  /// Where the replayed ledger was written; nothing where none was.
  let directory: String?

  /// Sums a replay up.
  init(_ replay: Replay, root: String, directory: String?) {
    entries = replay.entries
    self.root = root
    (commands, reports) = (replay.commands, replay.reports)
    (differing, differences) = (replay.differing, replay.differences)
    self.directory = replay.isSame ? directory : nil
  }

  /// The differences, a row a line.
  var rows: [Row] {
    differences.flatMap { difference in
      Self.lines(of: difference).map { sign, line in
        Row(
          entry: difference.entry, subject: difference.subject,
          side: sign == "-" ? "recorded" : "decided", line: line)
      }
    }
  }

  /// The differences, for people; nothing where there are none.
  func text(_ layout: Layout) -> String {
    differences.map { difference in
      let title = "Entry \(difference.entry), \(difference.subject):\n"
      return Self.lines(of: difference).reduce(layout.toned(title, .strong)) { text, line in
        let tone = line.sign == "-" ? Tone.bad : .good
        return text + layout.toned("\(line.sign) \(line.text.visible)", tone) + "\n"
      }
    }.joined(separator: "\n")
  }

  /// What there is to say in a sentence.
  var summary: String {
    let extent =
      "\(commands.counting("command", "commands")) and \(reports.counting("report", "reports"))"
      + " decided again, \(entries.counting("entry", "entries"))"
    guard differing == 0 else {
      let shown = differing > differences.count ? "; the first \(differences.count) are shown" : ""
      return "\(extent): \(differing.counting("decision differs", "decisions differ"))\(shown)"
    }
    let written = directory.map { "; written to \($0)" } ?? ""
    return "\(extent): the same records, root \(root)\(written)"
  }

  /// The lines that only one side has, in order.
  private static func lines(of difference: ReplayDifference) -> [(sign: String, text: String)] {
    let changes = difference.decided.difference(from: difference.recorded)
    return changes.removals.map { ("-", Self.element(of: $0)) }
      + changes.insertions.map { ("+", Self.element(of: $0)) }
  }

  private static func element(of change: CollectionDifference<String>.Change) -> String {
    switch change {
    case .insert(_, let line, _), .remove(_, let line, _): line
    }
  }
}
