import Results

/// What a command line changed.
struct ChangeResult: Tabular {
  /// Whether anything happened; it may have been so already.
  let changed: Bool
  /// The same in a sentence for people.
  let message: String
  /// What was asked of the ledger, in order; a command line can take several steps.
  let commands: [ExecutedCommand.Entry]
  /// What happened, in order.
  let events: [ExecutedCommand.Entry]

  /// Sums up what was asked.
  ///
  /// - Parameters:
  ///   - executed: What was asked, and what came of it.
  ///   - done: The sentence that says it happened.
  init(of executed: [ExecutedCommand], saying done: String) {
    commands = executed.map(\.order)
    events = executed.flatMap(\.events)
    changed = !events.isEmpty
    message = changed ? done : "It was so already; nothing changed."
  }

  static var columns: [Column<ChangeResult>] {
    [
      Column("changed") { $0.changed ? "yes" : "no" },
      Column("message") { $0.message },
      Column("commands") { text($0.commands) },
      Column("events") { text($0.events) },
    ]
  }

  private static func text(_ entries: [ExecutedCommand.Entry]) -> String {
    entries.map { "\($0.position) \($0.type) \($0.subject)" }.joined(separator: "; ")
  }
}
