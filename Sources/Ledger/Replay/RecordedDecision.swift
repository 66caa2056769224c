import Domain
import EventLog

/// What one transaction put on record: a command with what came of it, or a report with what followed.
struct RecordedDecision {
  /// The command; nothing of a report.
  private(set) var command: ExaminedCommand?
  /// The events, in order.
  private(set) var events: [(event: Event, envelope: Envelope)] = []
  /// How many commands there are: more than one is no decision.
  private(set) var commands = 0

  /// The first entry.
  var position: Position? { command?.position ?? events.first?.envelope.position }

  /// What it is about: the command's name, or that of the event that was reported.
  var name: String { command?.document.command.name ?? events.first?.event.name ?? "" }

  /// Takes the next entry.
  ///
  /// - Returns: Whether it can be read.
  mutating func append(_ entry: ExaminedEntry) -> Bool {
    switch entry {
    case .command(let command):
      self.command = self.command ?? command
      commands += 1
    case .event(let event, let envelope): events.append((event, envelope))
    case .unreadable: return false
    }
    return true
  }
}
