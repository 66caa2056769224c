import Domain
import Views

/// Follows connections and destinations from entry to entry.
struct ChangeHistory {
  /// What things are called.
  let names: Names
  /// The connections and destinations so far; what their runs did to them is left out.
  private var state = State()

  /// Begins before the first entry.
  init(names: Names) {
    self.names = names
  }

  /// Takes account of an entry.
  ///
  /// - Returns: What it changed; nothing where it changed no field.
  /// - Throws: `views` where its time is no time.
  mutating func note(_ message: RecordedMessage) throws(AuditError) -> Change? {
    guard case .event(let event, let envelope) = message else { return nil }
    let before = fields(after: event)
    state.evolve(event)
    let differences = FieldChange.differences(from: before, to: fields(after: event))
    if differences.isEmpty { return nil }
    return Change(
      entry: try EntryReference(event, in: envelope, names: names),
      subject: names.party(event.subject.text), fields: differences)
  }

  /// The fields of what an event is about, as the state has them.
  private func fields(after event: Event) -> [Field] {
    switch event {
    case .connection(let event):
      names.fields(of: state.connections.values.first { .connection($0.id) == event.subject })
    case .destination(let event):
      fields(of: state.destinations.values.first { .destination($0.id) == event.subject })
    case .user, .segment, .run, .schedule, .notification, .dataSubject, .custody, .commandRefused:
      []
    }
  }

  private func fields(of destination: Destination?) -> [Field] {
    guard let destination else { return [] }
    return names.fields(of: destination) + [Field("paused", destination.condition == .paused)]
  }
}
