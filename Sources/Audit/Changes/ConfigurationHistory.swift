import Domain
import Views

/// Follows the whole configuration from entry to entry, and who made each field what it is.
///
/// Runs configure nothing: whether a destination is paused is left out.
struct ConfigurationHistory {
  /// The events that configure something.
  static let types =
    UserEvent.Kind.allCases.map(\.rawValue) + ConnectionEvent.Kind.allCases.map(\.rawValue)
    + SegmentEvent.Kind.allCases.map(\.rawValue) + DestinationEvent.Kind.allCases.map(\.rawValue)
    + [
      ScheduleEvent.Kind.set.rawValue, ScheduleEvent.Kind.switchedOff.rawValue,
      NotificationEvent.Kind.set.rawValue, NotificationEvent.Kind.switchedOff.rawValue,
    ]

  /// A configured thing with its fields.
  typealias Thing = (subject: Subject, fields: [Field])

  /// A field of something.
  private struct Place: Hashable {
    let subject: Subject
    let field: String
  }

  private let names: Names
  private var state = State()
  private var entries: [Place: EntryReference] = [:]

  /// Begins before the first entry.
  init(names: Names) {
    self.names = names
  }

  /// Everything that is configured, each kind in the order in which it came about.
  var configuration: [Thing] {
    let schedule = Field("schedule", state.refreshSchedule?.schedule.description)
    let webhook = [
      Field("server", state.webhook?.server), Field("fingerprint", state.webhook?.fingerprint),
    ]
    let things: [Thing] =
      Self.things(state.users, Subject.user, names.fields)
      + Self.things(state.connections, Subject.connection, names.fields)
      + Self.things(state.segments, Subject.segment, names.fields)
      + Self.things(state.destinations, Subject.destination, names.fields)
      + [(.schedule, [schedule].compactMap(\.self)), (.notification, webhook.compactMap(\.self))]
    return things.filter { !$0.fields.isEmpty }
  }

  /// Takes account of an entry.
  mutating func note(_ message: RecordedMessage) {
    guard case .event(let event, _) = message else { return }
    state.evolve(event)
  }

  /// Takes account of an entry, and remembers what it changed.
  ///
  /// - Throws: `views` where its time is no time.
  mutating func attribute(_ message: RecordedMessage) throws(AuditError) {
    guard case .event(let event, let envelope) = message else { return }
    let before = configuration
    state.evolve(event)
    let changes = Self.changes(from: before, to: configuration)
    guard !changes.isEmpty else { return }
    let entry = try EntryReference(event, in: envelope, names: names)
    for (subject, fields) in changes {
      for change in fields { entries[Place(subject: subject, field: change.field)] = entry }
    }
  }

  /// What differs now, by whom.
  ///
  /// - Parameter before: What was configured before the entries of which it was remembered what they
  ///   changed.
  /// - Returns: The differences, in the order of ``configuration``, then what is there no more.
  func differences(from before: [Thing]) -> [Difference] {
    Self.changes(from: before, to: configuration).map { subject, fields in
      let attributed = fields.compactMap { change in
        entries[Place(subject: subject, field: change.field)].map {
          Difference.Field(change: change, entry: $0)
        }
      }
      return Difference(subject: names.party(subject.text), fields: attributed)
    }
  }

  private static func changes(
    from before: [Thing], to after: [Thing]
  ) -> [(subject: Subject, fields: [FieldChange])] {
    let old = Dictionary(uniqueKeysWithValues: before.map { ($0.subject, $0.fields) })
    let new = Dictionary(uniqueKeysWithValues: after.map { ($0.subject, $0.fields) })
    let subjects = after.map(\.subject) + before.map(\.subject).filter { new[$0] == nil }
    return subjects.compactMap { subject in
      let fields = FieldChange.differences(from: old[subject] ?? [], to: new[subject] ?? [])
      return fields.isEmpty ? nil : (subject, fields)
    }
  }

  private static func things<Value>(
    _ values: [Identifier<Value>: Value], _ subject: (Identifier<Value>) -> Subject,
    _ fields: (Value?) -> [Field]
  ) -> [Thing] {
    values.sorted { $0.key < $1.key }.map { (subject($0.key), fields($0.value)) }
  }
}
