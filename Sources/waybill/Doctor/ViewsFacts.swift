/// How the views stand beside the log.
package struct ViewsFacts: Sendable {
  /// Whether they can be used.
  package enum Condition: Sendable {
    /// There is no log to hold them against.
    case unknown
    /// There is no file.
    case missing
    /// The file is of no use to this version.
    case outdated
    /// They cannot be used, for a reason that says what to do.
    case unusable(String)
    /// They stand at an entry; and whether their state is the log's there, where that was looked
    /// at.
    case standing(entry: Int64, head: Int64, agrees: Bool?)
  }

  private let path: String
  private let condition: Condition

  /// States the facts.
  ///
  /// - Parameters:
  ///   - path: The views' file.
  ///   - condition: Whether they can be used.
  package init(path: String, _ condition: Condition) {
    self.path = path
    self.condition = condition
  }

  /// What that comes to.
  package var findings: [Finding] {
    let again = "Nothing has to be done: the next command makes them from the log."
    switch condition {
    case .unknown:
      return [finding(.skipped, "There is no log to hold them against.")]
    case .missing: return [finding(.warn, "There are none.", again)]
    case .outdated:
      return [finding(.warn, "The file is damaged or of another version.", again)]
    case .unusable(let reason): return [finding(.fail, reason)]
    case .standing(let entry, _, false?):
      return [
        finding(
          .fail, "Their state at entry \(entry) is not what the log comes to.",
          "Run `waybill rebuild`, and find out who changed the file.")
      ]
    case .standing(let entry, let head, _) where entry < head:
      return [
        finding(
          .warn, "They are \(head - entry) entries behind the log.",
          "Nothing has to be done: the next command brings them up to date.")
      ]
    case .standing(let entry, _, true?):
      return [finding(.pass, "They stand at entry \(entry), and their state is the log's.")]
    case .standing(let entry, _, nil):
      return [
        finding(
          .pass, "They stand at entry \(entry); in a log this long their state is not compared.")
      ]
    }
  }

  private func finding(_ verdict: Verdict, _ what: String, _ advice: String? = nil) -> Finding {
    Finding(.views, path, verdict, what, advice: advice)
  }
}
