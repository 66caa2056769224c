import Domain
import EventLog
import Ledger
import Views

/// A command that was accepted, and the events that it brought about.
struct ExecutedCommand: Sendable {
  /// An entry of the log, by the attributes of its record.
  struct Entry: Encodable, Hashable, Sendable {
    /// The entry's place in the log.
    let position: Int64
    /// The record's type, such as `waybill.event.user-added.v1`.
    let type: String
    /// What the record is about.
    let subject: Subject
    /// The command's identity: an event's cause, and a command's own.
    let command: String
  }

  /// The command's entry.
  let order: Entry
  /// Its events' entries, in order; none where it was so already.
  let events: [Entry]

  /// Finds the entries of a command.
  ///
  /// - Parameters:
  ///   - command: What was asked.
  ///   - outcome: What became of it: one transaction appended it and right behind it its events.
  ///   - events: What happened.
  init(_ command: Command, _ outcome: Outcome, _ events: [Event]) {
    let position = outcome.head.rawValue - Int64(events.count)
    order = Entry(
      position: position, type: RecordType(of: command).description,
      subject: command.subject, command: outcome.command)
    self.events = events.enumerated().map { index, event in
      Entry(
        position: position + 1 + Int64(index),
        type: RecordType(of: event).description, subject: event.subject,
        command: outcome.command)
    }
  }
}
