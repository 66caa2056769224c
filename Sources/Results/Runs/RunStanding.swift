package import Audit
import Domain
package import Ledger
package import Views

/// A run as it stands: what is on record of it, and whether a process performs it at all.
package struct RunStanding: Sendable {
  /// What is on record.
  package let row: RunRow
  /// Whether it looks under way and no process performs it: the one that did ended without a word.
  package let isAbandoned: Bool

  /// Describes how a run stands.
  package init(_ row: RunRow, isAbandoned: Bool = false) {
    self.row = row
    self.isAbandoned = isAbandoned
  }

  /// Looks at runs and at who performs them.
  ///
  /// A run may end between two looks, so that what seems abandoned is looked at once more.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - read: Reads the runs.
  /// - Returns: The runs, in the order in which they were read.
  /// - Throws: What reading throws, or `LedgerError` where the claims cannot be looked at.
  package static func all(in ledger: Ledger, _ read: () throws -> [RunRow]) throws -> [RunStanding]
  {
    let rows = try read()
    let suspects = Set(try rows.filter { try isUnattended($0, in: ledger) }.map(\.id))
    if suspects.isEmpty { return rows.map { RunStanding($0) } }
    return try read().map { row in
      let isAbandoned = try suspects.contains(row.id) && isUnattended(row, in: ledger)
      return RunStanding(row, isAbandoned: isAbandoned)
    }
  }

  /// Whether a run looks under way while nobody exports over its connection.
  ///
  /// - Parameters:
  ///   - row: The run.
  ///   - ledger: The ledger.
  /// - Returns: Whether that is so at this moment.
  /// - Throws: `LedgerError` where the claims cannot be looked at.
  package static func isUnattended(_ row: RunRow, in ledger: Ledger) throws(LedgerError) -> Bool {
    guard row.status.isUnderWay else { return false }
    return try !ConnectionClaim.isHeld(of: row.connection, at: ledger.location)
  }

  /// How far it is, or how it ended.
  package var status: RunStatus { isAbandoned ? .interrupted : row.status }

  /// The stored name of why it stands so, or the sentence of the rule that refused it.
  package var reason: String? {
    isAbandoned ? Interruption.processEnded.rawValue : row.reason
  }

  /// Why it stands so, in words.
  package var explanation: Sentence? {
    switch status {
    case .failed:
      let words = row.reason.map { RunFailure(rawValue: $0)?.words ?? Sentence(verbatim: $0) }
      return words.map { words in row.rule.map { "\(words) (rule \($0))" } ?? words }
    case .interrupted:
      return reason.map { Interruption(rawValue: $0)?.words ?? Sentence(verbatim: $0) }
    case .refused: return row.reason.map(Sentence.init(verbatim:))
    case .completedWithWarnings:
      return row.warnings.map { $0.map(\.words).joined(separator: "; ") }
    case .queued, .running, .waitingForImport, .completed, .cancelled: return nil
    }
  }

  /// What a person can do about it, in a sentence; nothing where nothing has to be done, or the
  /// explanation says it.
  package var advice: Sentence? {
    switch status {
    case .failed: row.reason.flatMap(RunFailure.init(rawValue:)).map { Sentence(words: $0.advice) }
    case .interrupted: "Go on with `waybill run resume \(row.id)`."
    case .completedWithWarnings:
      row.warnings.map { $0.map { Sentence(words: $0.advice) }.joined(separator: " ") }
    case .queued, .running, .waitingForImport, .completed, .refused, .cancelled: nil
    }
  }
}
