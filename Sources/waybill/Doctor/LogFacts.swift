/// How the log stands.
package struct LogFacts: Sendable {
  /// Whether it can be used.
  package enum Condition: Sendable {
    /// It cannot be read, for a reason that says what to do.
    case unreadable(String)
    /// It can be read; and what keeps it from being appended to, if anything does.
    case readable(entries: Int64, obstacle: String?)
  }

  private let path: String
  private let condition: Condition

  /// States the facts.
  ///
  /// - Parameters:
  ///   - path: The log's file.
  ///   - condition: Whether it can be used.
  package init(path: String, _ condition: Condition) {
    self.path = path
    self.condition = condition
  }

  /// What that comes to.
  package var findings: [Finding] {
    switch condition {
    case .unreadable(let reason): [Finding(.log, path, .fail, reason)]
    case .readable(_, let obstacle?): [Finding(.log, path, .fail, obstacle)]
    case .readable(let entries, nil):
      [Finding(.log, path, .pass, "Its \(entries) entries can be read, and more be appended.")]
    }
  }
}
