import Audit
import Domain
import Ledger
import Runner
import Views

/// Reads a configuration at an instant, for a reader with certain rights.
package struct StatusReader {
  /// The configuration.
  let state: State
  /// The instant.
  let now: Timestamp
  /// Whether the reader may know all of every connection, shared or not.
  let knowsConnections: Bool

  /// What a connection is called; nothing where the reader may not know of it.
  func name(of connection: Connection) -> DisplayName? {
    knowsConnections || (connection.isShared && connection.isSaved) ? connection.name : nil
  }

  /// How a destination stands.
  ///
  /// - Parameters:
  ///   - destination: Which.
  ///   - last: Its last run.
  /// - Returns: What there is to show of it.
  func status(of destination: Destination, last: RunStanding?) -> DestinationStatus {
    let connection = state.connections[destination.settings.connection]
    return DestinationStatus(
      id: destination.id, name: destination.settings.name,
      connection: destination.isDetached ? nil : connection.flatMap(name(of:)),
      isDetached: destination.isDetached, condition: destination.condition,
      schedule: destination.schedule, next: next(of: destination),
      last: last.map { last in
        .init(
          id: last.row.id, status: last.status, requestedAt: last.row.requestedAt,
          endedAt: last.row.endedAt, sent: last.status.isSent ? last.row.figures?.sent : nil)
      })
  }

  /// What a destination failed over, as the end of a sentence; nothing where it is not known.
  func failure(of destination: Destination) -> Sentence? {
    guard let failure = destination.failure else { return nil }
    if let known = RunFailure(rawValue: failure.reason) {
      return failure.rule.map { "\(known.words) (rule \($0))" } ?? known.words
    }
    // A rule's sentence may name the connection and its export user.
    guard let rule = failure.rule, !knowsConnections else {
      return Sentence(verbatim: failure.reason)
    }
    return "a rule forbids it (\(rule))"
  }

  private func next(of destination: Destination) -> Timestamp? {
    guard state.runsBySchedule(destination) else { return nil }
    switch destination.schedule {
    case .withRefresh:
      return state.refreshSchedule.flatMap { Occurrences($0.schedule)?.next(after: now) }
    case .own(let schedule): return Occurrences(schedule)?.next(after: now)
    case .off: return nil
    }
  }
}
