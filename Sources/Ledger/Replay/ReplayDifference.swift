package import EventLog

/// Something that would be decided otherwise than it was.
package struct ReplayDifference: Encodable, Hashable, Sendable {
  /// The first entry of the decision.
  package let entry: Position
  /// What was decided about: the command's name, or that of the event that was reported.
  package let subject: String
  /// What is on record, a line each.
  package let recorded: [String]
  /// What is decided now, a line each.
  package let decided: [String]
}
