package import Domain
package import EventLog
import Views

/// Something that somebody tried and a rule forbade.
package struct RefusedAttempt: Encodable, Hashable, Sendable {
  /// The entry of the refusal.
  package let position: Position
  /// Its time.
  package let time: Timestamp
  /// Who tried.
  package let actor: Party
  /// What they tried: the command's stored name.
  package let command: String
  /// What it was about.
  package let subject: Party
  /// The rule, by its stored name.
  package let rule: String
  /// The rule's sentence, on one line.
  package let reason: String
  /// The run that had been ordered and ended with this, if any.
  package let run: RunID?
  /// The record's id of the command, where there was one to refuse.
  package let causation: String?

  /// Reads a refusal from its entry.
  ///
  /// - Throws: `views` where the entry's time is no time.
  init(_ refused: CommandRefused, in envelope: Envelope, names: Names) throws(AuditError) {
    position = envelope.position
    time = try AuditError.asking { () throws(ViewsError) in try envelope.instant() }
    actor = names.party(envelope.actor)
    command = refused.command
    subject = names.party(refused.subject.text)
    rule = refused.rule
    reason = refused.reason.onOneLine
    run = refused.run
    causation = envelope.causationID
  }
}
