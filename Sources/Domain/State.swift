/// The whole configuration, and the runs that have not ended: what rules are decided against.
///
/// It holds no profile and no secret. Its size follows the number of users, connections, segments
/// and destinations, never the length of the log.
package struct State: Codable, Hashable, Sendable {
  /// The ledger's origin, once it has begun.
  package internal(set) var origin: String?
  /// The ledger's version.
  package internal(set) var version = LedgerVersion.first
  /// The public key that the schedule's orders are signed for, once the ledger has begun.
  package internal(set) var scheduleKey: SignerKey?
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
  /// The cancelled runs whose batch in the air is still settled by the process that performs them.
  ///
  /// They are under way no more, and nothing further of them leaves.
  package internal(set) var settling: [RunID: Run] = [:]
  /// When refreshes are due; nothing while the schedule is off.
  package internal(set) var refreshSchedule: RefreshSchedule?
  /// The refresh that has not ended.
  package internal(set) var refresh: Refresh?
  /// Where notifications go; nothing while they are off.
  package internal(set) var webhook: Webhook?

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
    case .schedule(let event): evolve(event)
    case .notification(let event): evolve(event)
    // Who may not leave, and what was asked about whom, changes no configuration.
    case .dataSubject: break
    case .custody(let event): evolve(event)
    case .commandRefused(let refused): evolve(refused)
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
    let principal = try authenticate(actor)
    switch command {
    case .user(let command):
      return try decide(command, by: principal.person()).map(Event.user)
    case .connection(let command):
      let user = try principal.person()
      return try cancellations(before: command, by: user)
        + decide(command, by: user).map(Event.connection)
    case .segment(let command):
      return try decide(command, by: principal.person()).map(Event.segment)
    case .destination(let command): return try decide(command, by: principal.person())
    case .run(let command): return try decide(command, by: principal).map(Event.run)
    case .schedule(let command): return try decide(command, by: principal).map(Event.schedule)
    case .notification(let command):
      return try decide(command, by: principal.person()).map(Event.notification)
    case .dataSubject(let command):
      return try decide(command, by: principal.person()).map(Event.dataSubject)
    case .custody(let command):
      return try decide(command, by: principal.person()).map(Event.custody)
    }
  }

  /// What a command that a rule forbids comes to.
  ///
  /// - Parameters:
  ///   - command: What was asked.
  ///   - refusal: The rule.
  /// - Returns: The refusal, and what follows from it.
  package func refuse(_ command: Command, because refusal: Refusal) -> [Event] {
    pausing(after: [.commandRefused(.init(refusing: command, because: refusal))])
  }

  private mutating func evolve(_ refused: CommandRefused) {
    let failure = Destination.Failure(
      run: refused.run, reason: refused.reason, rule: refused.rule)
    if let run = refused.run { conclude(run, .refused, because: failure) }
    // What is not waiting any more has its outcome: another process was faster.
    if let id = refused.destination, let refresh = refused.refresh, isPending(id, in: refresh) {
      note(.refused, of: id, in: refresh)
      destinations[id]?.note(.refused, because: failure, isScheduled: true)
    }
  }

  func authenticate(_ actor: Actor) throws(Refusal) -> Principal {
    switch actor {
    case .schedule: return .schedule
    case .unknown(let name): throw .actorUnknown(name.text)
    case .user(let id):
      guard let user = users[id] else { throw .actorUnknown(id.description) }
      guard user.isActive else { throw .actorInactive(user.name) }
      return .user(user)
    }
  }

  /// Lets only administrators pass.
  func requireAdministrator(_ user: User) throws(Refusal) {
    guard user.role == .administrator else {
      throw .roleInsufficient(has: user.role, needs: .administrator)
    }
  }

  /// Lets only those pass who may define segments and manage destinations.
  func requireContributor(_ user: User) throws(Refusal) {
    guard user.role.mayContribute else {
      throw .roleInsufficient(has: user.role, needs: .contributor)
    }
  }
}
