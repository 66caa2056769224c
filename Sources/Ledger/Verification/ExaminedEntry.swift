import Domain
import EventLog

/// What an entry tells, for whoever follows all of them in order.
enum ExaminedEntry: Sendable {
  /// A command that can be read, with its signature.
  case command(ExaminedCommand)
  /// An event that can be read.
  case event(Event, Envelope)
  /// Neither: what it did is not known.
  case unreadable(Position)

  /// Where it is.
  var position: Position {
    switch self {
    case .command(let command): command.position
    case .event(_, let envelope): envelope.position
    case .unreadable(let position): position
    }
  }
}
