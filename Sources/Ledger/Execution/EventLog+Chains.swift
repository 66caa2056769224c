import Domain
import EventLog

extension EventLog {
  /// The first command of the chain that a command belongs to, if it is not the first itself.
  func chain(of command: Command) throws(LedgerError) -> String? {
    guard let subject = command.beginning else { return nil }
    return try order(of: subject)?.cause.correlation
  }

  /// The command with which something began, and who gave it.
  func order(of subject: Subject) throws(LedgerError) -> (actor: String, cause: Causation)? {
    do {
      let first = try entries(
        matching: LogFilter(subject: subject.text), after: .beginning, limit: 1,
        newestFirst: false)
      return try first.first.map { entry in
        let envelope = try Envelope(entry)
        return (
          envelope.actor,
          Causation(command: envelope.id, correlation: envelope.correlationID)
        )
      }
    } catch {
      throw LedgerError(error)
    }
  }
}

extension Command {
  /// What the chain that the command belongs to began with; nothing where it begins one itself.
  fileprivate var beginning: Subject? {
    switch self {
    case .run(.start(let start)): start.refresh.map(Subject.refresh)
    case .run(.resume), .run(.cancel): subject
    case .schedule(.completeRefresh): subject
    case .user, .connection, .segment, .destination, .schedule, .notification, .dataSubject,
      .custody:
      nil
    }
  }
}
