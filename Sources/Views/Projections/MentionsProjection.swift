import Domain
import EventLog

/// Keeps `mentions` and `involvements`: which entries concern whom and what.
///
/// Commands count as events do, refused ones too: who asks after a connection wants to see what
/// was tried with it.
struct MentionsProjection {
  /// The entry before, where that is a command; its refusal concerns whatever it named.
  private var command: (id: String, subjects: Subjects)?

  /// Notes which subjects a message names.
  ///
  /// - Parameters:
  ///   - message: A command or an event.
  ///   - state: The configuration before it.
  ///   - rows: The read models, within a transaction.
  mutating func project(
    _ message: RecordedMessage, before state: State, in rows: RowWriter
  ) {
    let subjects = subjects(of: message, before: state)
    let position = message.envelope.position.rawValue
    for subject in subjects { rows.mentions.insert(subject.text, .integer(position)) }
    if case .event(.run(.requested(let event)), _) = message {
      involve(event, in: rows)
    }
    switch message {
    case .command(_, let envelope): command = (envelope.id, subjects)
    case .event: command = nil
    }
  }

  /// Takes note of a message that is projected already, for the sake of the next.
  ///
  /// - Parameters:
  ///   - message: The entry before the next.
  ///   - state: The configuration before or after it: a command changes nothing.
  mutating func prepare(after message: RecordedMessage, before state: State) {
    switch message {
    case .command(let command, let envelope):
      self.command = (envelope.id, Self.subjects(of: command, in: state))
    case .event: command = nil
    }
  }

  private func subjects(of message: RecordedMessage, before state: State) -> Subjects {
    switch message {
    case .command(let command, _): return Self.subjects(of: command, in: state)
    case .event(.commandRefused(let refused), let envelope):
      guard let command, command.id == envelope.causationID else { return [refused.subject] }
      return command.subjects.union([refused.subject])
    case .event(let event, _): return Self.subjects(of: event, in: state)
    }
  }

  /// A run's further entries name the run alone; what they concern besides is noted here once.
  private func involve(_ event: RunEvent.Requested, in rows: RowWriter) {
    let order = event.order
    let subjects =
      Subject.named(by: order.settings)
      .union([.destination(order.destination), order.orderedBy.subject, .user(order.exportUser)])
      .union(order.refresh.map { [Subject.refresh($0)] } ?? [])
      .union(order.approvedBy.map { [Subject.user($0)] } ?? [])
    let run = ColumnValue.text(Subject.run(event.run).text)
    for subject in subjects { rows.involvements.insert(subject.text, run) }
  }
}

extension MentionsProjection {
  private static func subjects(of command: Command, in state: State) -> Subjects {
    switch command {
    case .user(.createLedger(let creation)): [command.subject, .user(creation.administrator)]
    case .user(.add), .user(.changeRole), .user(.deactivate), .user(.rotateKey): [command.subject]
    case .connection(.addExportUser(let addition)): [command.subject, .user(addition.user)]
    case .connection(.create), .connection(.acceptConsent), .connection(.establish),
      .connection(.save), .connection(.share), .connection(.unshare), .connection(.rename),
      .connection(.rotateAPIKey), .connection(.withdrawConsent), .connection(.remove),
      .connection(.requireApproval), .connection(.waiveApproval):
      [command.subject]
    case .segment(.define), .segment(.activate), .segment(.deactivate), .segment(.remove):
      [command.subject]
    case .destination(.save(let saving)), .destination(.edit(let saving)):
      Subject.named(by: saving.settings).union([command.subject])
    case .destination(.attach(let saving)):
      Subject.named(by: saving.settings).union([command.subject])
    case .destination(.setSchedule(let setting)): subjects(of: setting.destination, in: state)
    case .destination(.approve(let approval)):
      Subject.named(by: approval.plan.settings).union([command.subject])
    case .destination(.remove(let reference)), .destination(.detach(let reference)):
      subjects(of: reference.destination, in: state)
    case .run(.start(let start)):
      subjects(of: start.destination, in: state).union([command.subject])
        .union(start.refresh.map { [Subject.refresh($0)] } ?? [])
    case .run(.resume), .run(.cancel): [command.subject]
    case .schedule(.startRefresh(let start)):
      subjects(of: start.own.map(\.destination), in: state)
        .union(start.occasion == nil ? [] : [Subject.schedule]).union([command.subject])
    case .schedule(.set), .schedule(.switchOff), .schedule(.completeRefresh): [command.subject]
    case .dataSubject(.erase(let erasure)):
      Subjects(erasure.connections.map(Subject.connection)).union([command.subject])
    case .notification, .dataSubject(.lookUp), .dataSubject(.suppress), .dataSubject(.release),
      .custody:
      [command.subject]
    }
  }

  private static func subjects(of event: Event, in state: State) -> Subjects {
    switch event {
    case .user, .segment: [event.subject]
    case .dataSubject(.lookedUp): [event.subject]
    case .dataSubject(.suppressed(let suppression)): [event.subject, .user(suppression.user)]
    case .dataSubject(.released(let release)): [event.subject, .user(release.user)]
    case .dataSubject(.erasureOrdered(let order)):
      Subjects(order.connections.map(Subject.connection)).union([event.subject, .user(order.user)])
    case .dataSubject(.erased(let end)): [event.subject, .connection(end.connection)]
    case .dataSubject(.erasureFailed(let end)): [event.subject, .connection(end.connection)]
    case .dataSubject(.erasureUnanswered(let end)): [event.subject, .connection(end.connection)]
    case .connection(.consentAccepted(let event)):
      [.connection(event.connection), .user(event.user)]
    case .connection(.consentWithdrawn(let event)):
      [.connection(event.connection), .user(event.user)]
    case .connection(.exportUserAdded(let event)):
      [.connection(event.connection), .user(event.user)]
    case .connection(.created), .connection(.established), .connection(.attemptFailed),
      .connection(.saved), .connection(.shared), .connection(.unshared), .connection(.renamed),
      .connection(.apiKeyRotated), .connection(.removed), .connection(.approvalRequired),
      .connection(.approvalWaived):
      [event.subject]
    case .destination(.saved(let event)):
      Subject.named(by: event.settings)
        .union([.destination(event.destination), .user(event.owner)])
    case .destination(.edited(let event)), .destination(.attached(let event)):
      Subject.named(by: event.settings).union(Subject.named(by: event.before))
        .union([.destination(event.destination)])
    case .destination(.removed(let event)), .destination(.detached(let event)):
      subjects(of: event.destination, in: state)
    case .destination(.scheduled(let event)): subjects(of: event.destination, in: state)
    case .destination(.paused(let event)): subjects(of: event.destination, in: state)
    case .destination(.approved(let event)):
      Subject.named(by: event.plan.settings)
        .union([.destination(event.plan.destination), .user(event.user)])
    case .run(.resumed(let event)): [.run(event.run), event.user.subject]
    case .run(.cancelled(let event)): [.run(event.run), .user(event.user)]
    case .run(.requested), .run(.started), .run(.batchPrepared), .run(.batchDeferred),
      .run(.batchUnanswered), .run(.batchRejected), .run(.batchSent), .run(.batchImported),
      .run(.batchRemoved), .run(.interrupted), .run(.completed), .run(.failed):
      [event.subject]
    case .schedule(.refreshStarted(let event)):
      subjects(of: event.destinations, in: state)
        .union(event.occasion == nil ? [] : [Subject.schedule])
        .union([.refresh(event.refresh), event.orderer.subject])
    case .schedule(.set), .schedule(.switchedOff), .schedule(.refreshCompleted): [event.subject]
    case .notification(.set), .notification(.switchedOff), .custody: [event.subject]
    case .notification(.delivered(let event)):
      subjects(of: event.destination, in: state).union([.notification])
    case .notification(.failed(let event)):
      subjects(of: event.destination, in: state).union([.notification])
    case .commandRefused: [event.subject]
    }
  }

  /// Destinations, and what they export over, as far as the state knows it.
  private static func subjects(of destinations: [DestinationID], in state: State) -> Subjects {
    destinations.reduce(into: []) { $0.formUnion(subjects(of: $1, in: state)) }
  }

  /// A destination, and what it exports over, as far as the state knows it: a detached one goes
  /// over nothing.
  private static func subjects(of id: DestinationID, in state: State) -> Subjects {
    guard let destination = state.destinations[id] else { return [.destination(id)] }
    let named = Subject.named(by: destination.settings).union([.destination(id)])
    return destination.isDetached
      ? named.without(.connection(destination.settings.connection)) : named
  }
}

extension Orderer {
  /// The orderer as something that an entry is about.
  fileprivate var subject: Subject {
    switch self {
    case .user(let id): .user(id)
    case .schedule: .schedule
    }
  }
}

extension Subject {
  /// What a destination's settings name.
  fileprivate static func named(by settings: DestinationSettings) -> Subjects {
    Subjects(settings.segments.map(Subject.segment)).union([.connection(settings.connection)])
  }
}
