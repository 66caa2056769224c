package import Domain
package import EventLog
import Views

/// An entry of the log that something is proven by.
package struct EntryReference: Encodable, Hashable, Sendable {
  /// Its place in the log.
  package let position: Position
  /// Its time.
  package let time: Timestamp
  /// The event's stored name.
  package let name: String
  /// Who brought it about.
  package let actor: Party

  /// Refers to the entry of an event.
  ///
  /// - Throws: `views` where its time is no time.
  init(_ event: Event, in envelope: Envelope, names: Names) throws(AuditError) {
    position = envelope.position
    time = try AuditError.asking { () throws(ViewsError) in try envelope.instant() }
    name = event.name
    actor = names.party(envelope.actor)
  }
}
