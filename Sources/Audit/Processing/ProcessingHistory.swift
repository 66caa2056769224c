import Domain
import Views

/// Follows destinations, and what they depend on, from entry to entry.
struct ProcessingHistory {
  /// A destination as it was last, with what it depended on then.
  struct Past {
    let destination: Destination
    let connection: Connection?
    let segments: [SegmentID: Segment]
    let begin: EntryReference
    var lastChange: EntryReference
    var end: EntryReference?
  }

  /// What things are called.
  let names: Names
  /// The ledger's origin.
  var origin: String? { state.origin }
  private var state = State()
  private var begins: [DestinationID: EntryReference] = [:]
  private var lastChanges: [DestinationID: EntryReference] = [:]
  private var removed: [Past] = []

  /// Begins before the first entry.
  init(names: Names) {
    self.names = names
  }

  /// Takes account of an entry.
  ///
  /// - Throws: `views` where its time is no time.
  mutating func note(_ message: RecordedMessage) throws(AuditError) {
    guard case .event(let event, let envelope) = message else { return }
    if case .destination(let change) = event {
      note(change, try EntryReference(event, in: envelope, names: names))
    }
    state.evolve(event)
  }

  private mutating func note(_ event: DestinationEvent, _ entry: EntryReference) {
    switch event {
    case .saved(let event):
      begins[event.destination] = entry
      lastChanges[event.destination] = entry
    case .edited(let event), .attached(let event): lastChanges[event.destination] = entry
    case .detached(let event): lastChanges[event.destination] = entry
    case .scheduled(let event): lastChanges[event.destination] = entry
    case .paused(let event): lastChanges[event.destination] = entry
    case .removed(let event):
      lastChanges[event.destination] = entry
      guard let destination = state.destinations[event.destination],
        var past = past(destination)
      else { return }
      past.end = entry
      removed.append(past)
    case .approved: break
    }
  }

  /// The destinations there are and those that were removed, in the order in which they were saved.
  var destinations: [Past] {
    (removed + state.destinations.values.compactMap(past))
      .sorted { $0.begin.position < $1.begin.position }
  }

  private func past(_ destination: Destination) -> Past? {
    guard let begin = begins[destination.id], let lastChange = lastChanges[destination.id] else {
      return nil
    }
    return Past(
      destination: destination, connection: state.connections[destination.settings.connection],
      segments: state.segments, begin: begin, lastChange: lastChange)
  }
}
