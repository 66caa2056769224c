extension State {
  func decide(_ command: SegmentCommand, by actor: User) throws(Refusal) -> [SegmentEvent] {
    try requireContributor(actor)
    switch command {
    case .define(let definition): return try decide(definition)
    case .activate(let reference):
      let segment = try existing(reference.segment)
      return segment.isActive ? [] : [.activated(.init(segment: segment.id))]
    case .deactivate(let reference):
      let segment = try existing(reference.segment)
      return segment.isActive ? [.deactivated(.init(segment: segment.id))] : []
    case .remove(let reference):
      let segment = try existing(reference.segment)
      let users = destinations.values.filter { $0.settings.segments.contains(segment.id) }
      guard users.isEmpty else {
        throw .segmentInUse(
          segment.name, destinations: users.sorted { $0.id < $1.id }.map(\.settings.name))
      }
      return [.removed(.init(segment: segment.id))]
    }
  }

  mutating func evolve(_ event: SegmentEvent) {
    switch event {
    case .defined(let event):
      segments[event.segment] = Segment(
        id: event.segment, name: event.name, source: event.source, fields: event.fields,
        customerIDField: event.customerIDField, isActive: true)
    case .activated(let event): segments[event.segment]?.isActive = true
    case .deactivated(let event): segments[event.segment]?.isActive = false
    case .removed(let event): segments[event.segment] = nil
    }
  }

  /// The segment of an identity.
  func existing(_ id: SegmentID) throws(Refusal) -> Segment {
    guard let segment = segments[id] else { throw .unknown(Subject.segment(id).text) }
    return segment
  }

  private func decide(_ definition: SegmentCommand.Define) throws(Refusal) -> [SegmentEvent] {
    guard segments[definition.segment] == nil else {
      throw .identityTaken(.segment(definition.segment))
    }
    if segments.values.contains(where: { $0.name.matches(definition.name) }) {
      throw .nameTaken(definition.name)
    }
    switch definition.reading {
    case .unreadable(let reason): throw .sourceUnreadable(reason: reason)
    case .readable(let fields):
      if let field = definition.customerIDField, !fields.contains(field) {
        throw .fieldMissing(field: field, segment: definition.name)
      }
      return [
        .defined(
          .init(
            segment: definition.segment, name: definition.name, source: definition.source,
            fields: fields, customerIDField: definition.customerIDField))
      ]
    }
  }
}
