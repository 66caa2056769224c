/// The whole configuration, and the runs that have not ended: what rules are decided against.
///
/// It holds no profile and no secret. Its size follows the number of users, connections, segments
/// and destinations, never the length of the log.
package struct State: Codable, Hashable, Sendable {
  /// The ledger's origin, once it has begun.
  package internal(set) var origin: String?
  /// Every user there ever was.
  package internal(set) var users: [UserID: User] = [:]
  /// The connections that were not removed.
  package internal(set) var connections: [ConnectionID: Connection] = [:]
  /// The segments that were not removed.
  package internal(set) var segments: [SegmentID: Segment] = [:]
  /// The destinations that were not removed.
  package internal(set) var destinations: [DestinationID: Destination] = [:]
  /// The runs that have not ended.
  package internal(set) var runs: [RunID: Run] = [:]

  /// The state before anything happened.
  package init() {}

  /// The state after an event; never fails, because what happened happened.
  ///
  /// An event about something that is not there changes nothing.
  ///
  /// - Parameter event: The event.
  package mutating func evolve(_ event: Event) {
    switch event {
    case .user(let event): evolve(event)
    case .connection(let event): evolve(event)
    case .segment(let event): evolve(event)
    case .destination(let event): evolve(event)
    case .run(let event): evolve(event)
    case .commandRefused(let refused): if let run = refused.run { runs[run] = nil }
    }
  }

  /// What a command comes to.
  ///
  /// - Parameters:
  ///   - command: What is asked.
  ///   - actor: Who asks.
  /// - Returns: What happens because of it, in order; nothing where it is so already.
  /// - Throws: The rule that says no.
  package func decide(_ command: Command, by actor: Actor) throws(Refusal) -> [Event] {
    if case .user(.createLedger(let creation)) = command {
      return try decide(creation)
    }
    let user = try authenticate(actor)
    return switch command {
    case .user(let command): try decide(command, by: user).map(Event.user)
    case .connection(let command):
      try cancellations(before: command, by: user)
        + decide(command, by: user).map(Event.connection)
    case .segment(let command): try decide(command, by: user).map(Event.segment)
    case .destination(let command): try decide(command, by: user)
    case .run(let command): try decide(command, by: user).map(Event.run)
    }
  }

  private func authenticate(_ actor: Actor) throws(Refusal) -> User {
    switch actor {
    case .unknown(let name): throw .actorUnknown(name.text)
    case .user(let id):
      guard let user = users[id] else { throw .actorUnknown(id.description) }
      guard user.isActive else { throw .actorInactive(user.name) }
      return user
    }
  }

  /// Lets only administrators pass.
  func requireAdministrator(_ user: User) throws(Refusal) {
    guard user.role == .administrator else {
      throw .roleInsufficient(has: user.role, needs: .administrator)
    }
  }
}
