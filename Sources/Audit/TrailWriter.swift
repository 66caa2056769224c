import Domain
import EventLog
import Views

/// Turns entries into lines, keeping in mind what it looked up for the entries before.
struct TrailWriter {
  private let names: Names
  private var runs: RunMemory

  /// Prepares for entries.
  ///
  /// - Parameters:
  ///   - names: What things are called.
  ///   - views: What is known of runs.
  init(names: Names, views: Views) {
    self.names = names
    runs = RunMemory(views: views)
  }

  /// Writes one line.
  ///
  /// - Parameter entry: The entry.
  /// - Returns: Its line.
  /// - Throws: `views` where the entry cannot be understood.
  mutating func line(for entry: Entry) throws(AuditError) -> TrailLine {
    do throws(ViewsError) {
      return try line(for: RecordedMessage(entry))
    } catch {
      throw .views(error)
    }
  }

  private mutating func line(for message: RecordedMessage) throws(ViewsError) -> TrailLine {
    let envelope = message.envelope
    let time = try envelope.instant()
    let (kind, name, about, sentence) = try parts(of: message, at: time)
    return TrailLine(
      position: envelope.position, time: time, kind: kind, name: name,
      actor: names.party(envelope.actor), subject: .init(id: envelope.subject, name: about),
      summary: sentence, correlation: envelope.correlationID,
      causation: envelope.causationID, id: envelope.id)
  }

  private mutating func parts(
    of message: RecordedMessage, at time: Timestamp
  ) throws(ViewsError) -> (TrailLine.Kind, String, String?, Sentence) {
    switch message {
    case .command(let command, let envelope):
      let about = try subjectName(envelope.subject, run: command.run)
      let destination = try runName(command.run)
      let summary = CommandSummary(names: names, destination: destination)
      return (.command, command.name, about, summary.sentence(for: command))
    case .event(let event, let envelope):
      let about = try subjectName(envelope.subject, run: event.run)
      return (.event, event.name, about, try sentence(for: event, at: time))
    }
  }

  private mutating func sentence(
    for event: Event, at time: Timestamp
  ) throws(ViewsError) -> Sentence {
    let summary = EventSummary(names: names)
    return switch event {
    case .user(let event): summary.sentence(for: event)
    case .connection(let event): summary.sentence(for: event)
    case .segment(let event): summary.sentence(for: event)
    case .destination(let event): summary.sentence(for: event)
    case .run(let event):
      try RunSummary(names: names, run: runs.run(event.run), batch: batch(of: event))
        .sentence(for: event)
    case .schedule(let event): ScheduleSummary(names: names, time: time).sentence(for: event)
    case .notification(let event): summary.sentence(for: event)
    case .dataSubject(let event): summary.sentence(for: event)
    case .custody(let event):
      summary.sentence(for: event, destination: try runName(Event.custody(event).run))
    case .commandRefused(let refused): summary.sentence(for: refused)
    }
  }

  private mutating func batch(of event: RunEvent) throws(ViewsError) -> BatchRow? {
    guard let number = event.batchNumber else { return nil }
    return try runs.batch(number, of: event.run)
  }

  /// A run is called after its destination: it has no name of its own.
  private mutating func subjectName(
    _ subject: String, run: RunID?
  ) throws(ViewsError) -> String? {
    if let name = names.name(of: subject) { return name }
    return try runName(run)
  }

  private mutating func runName(_ run: RunID?) throws(ViewsError) -> String? {
    guard let run else { return nil }
    return try runs.run(run)?.destinationName.text
  }
}

extension Command {
  /// The run that the command is about, if it is about one.
  fileprivate var run: RunID? {
    switch self {
    case .run(.start(let start)): start.run
    case .run(.resume(let resumption)): resumption.run
    case .run(.cancel(let cancellation)): cancellation.run
    case .custody(.writeEvidence(let order)): order.evidence.scope.run
    case .user, .connection, .segment, .destination, .schedule, .notification, .dataSubject,
      .custody:
      nil
    }
  }
}

extension Event {
  /// The run that the event is about, if it is about one.
  fileprivate var run: RunID? {
    switch self {
    case .run(let event): event.run
    case .commandRefused(let refused): refused.run
    case .custody(.evidenceWritten(let event)): event.evidence.scope.run
    case .user, .connection, .segment, .destination, .schedule, .notification, .dataSubject,
      .custody:
      nil
    }
  }
}

extension RunEvent {
  /// The batch that the event is about, from 1, if it is about one.
  fileprivate var batchNumber: Int? {
    switch self {
    case .batchPrepared(let event): event.number
    case .batchDeferred(let event): event.number
    case .batchUnanswered(let event): event.number
    case .batchRejected(let event): event.number
    case .batchSent(let event): event.number
    case .batchImported(let event): event.number
    case .batchRemoved(let event): event.number
    case .requested, .started, .interrupted, .resumed, .completed, .failed, .cancelled: nil
    }
  }
}
