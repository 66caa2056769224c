package import Domain
package import EventLog
import Views

/// One entry of the log, for a person to read.
package struct TrailLine: Encodable, Hashable, Sendable {
  /// Whether somebody asked or something happened.
  package enum Kind: String, Encodable, Hashable, Sendable {
    /// Somebody asked.
    case command
    /// Something happened.
    case event
  }

  /// The entry's place in the log.
  package let position: Position
  /// The entry's time.
  package let time: Timestamp
  /// Whether somebody asked or something happened.
  package let kind: Kind
  /// The command's or event's stored name.
  package let name: String
  /// Who asked, or on whose order it happened.
  package let actor: Party
  /// What it is about.
  package let subject: Party
  /// One plain sentence, on one line.
  package let summary: Sentence
  /// The id of the first command of the chain.
  package let correlation: String
  /// The id of the command that caused it, if one did.
  package let causation: String?
  /// The record's id.
  package let id: String
}
