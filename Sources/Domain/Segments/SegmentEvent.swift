/// What happened to segments.
package enum SegmentEvent: Hashable, Sendable {
  /// A set of profiles has a name.
  case defined(Defined)
  /// Runs may export the segment.
  case activated(Reference)
  /// Runs may not export the segment.
  case deactivated(Reference)
  /// The segment is gone; its record stays.
  case removed(Reference)

  /// The stored name of each event.
  package enum Kind: String, CaseIterable, Sendable {
    case defined = "segment-defined"
    case activated = "segment-activated"
    case deactivated = "segment-deactivated"
    case removed = "segment-removed"
  }

  /// The event's stored name.
  package var kind: Kind {
    switch self {
    case .defined: .defined
    case .activated: .activated
    case .deactivated: .deactivated
    case .removed: .removed
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .defined(let payload): payload
    case .activated(let payload): payload
    case .deactivated(let payload): payload
    case .removed(let payload): payload
    }
  }

  /// What the event is about.
  package var subject: Subject {
    switch self {
    case .defined(let payload): .segment(payload.segment)
    case .activated(let payload): .segment(payload.segment)
    case .deactivated(let payload): .segment(payload.segment)
    case .removed(let payload): .segment(payload.segment)
    }
  }

  /// Reads a recorded event.
  ///
  /// - Parameters:
  ///   - kind: The stored name.
  ///   - reader: Holds the payload.
  /// - Throws: The reader's error where the payload is not the kind's.
  package init(_ kind: Kind, from reader: some PayloadReader) throws {
    switch kind {
    case .defined: self = .defined(try reader.read(Defined.self))
    case .activated: self = .activated(try reader.read(Reference.self))
    case .deactivated: self = .deactivated(try reader.read(Reference.self))
    case .removed: self = .removed(try reader.read(Reference.self))
    }
  }
}

extension SegmentEvent {
  /// A set of profiles has a name.
  package struct Defined: Payload {
    /// Which segment.
    package let segment: SegmentID
    /// What people call it.
    package let name: DisplayName
    /// Where its profiles are read from.
    package let source: ProfileSource
    /// The source's fields, in order.
    package let fields: [String]
    /// The field that identifies a customer in lists of rejected rows.
    package let customerIDField: String?

    /// Tells of a segment.
    package init(
      segment: SegmentID, name: DisplayName, source: ProfileSource, fields: [String],
      customerIDField: String? = nil
    ) {
      self.segment = segment
      self.name = name
      self.source = source
      self.fields = fields
      self.customerIDField = customerIDField
    }
  }
}

extension SegmentEvent {
  /// Names the segment that an event is about.
  package struct Reference: Payload {
    /// Which segment.
    package let segment: SegmentID

    /// Names a segment.
    package init(segment: SegmentID) {
      self.segment = segment
    }
  }
}
