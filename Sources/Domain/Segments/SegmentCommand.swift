/// What an actor asks about segments.
package enum SegmentCommand: Hashable, Sendable {
  /// Name a set of profiles and where they are read from.
  case define(Define)
  /// Let runs export the segment.
  case activate(Reference)
  /// Keep runs from exporting the segment.
  case deactivate(Reference)
  /// Remove the segment.
  case remove(Reference)

  /// The stored name of each command.
  package enum Kind: String, CaseIterable, Sendable {
    case define = "define-segment"
    case activate = "activate-segment"
    case deactivate = "deactivate-segment"
    case remove = "remove-segment"
  }

  /// The command's stored name.
  package var kind: Kind {
    switch self {
    case .define: .define
    case .activate: .activate
    case .deactivate: .deactivate
    case .remove: .remove
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .define(let payload): payload
    case .activate(let payload): payload
    case .deactivate(let payload): payload
    case .remove(let payload): payload
    }
  }

  /// What the command is about.
  package var subject: Subject {
    switch self {
    case .define(let payload): .segment(payload.segment)
    case .activate(let payload): .segment(payload.segment)
    case .deactivate(let payload): .segment(payload.segment)
    case .remove(let payload): .segment(payload.segment)
    }
  }

  /// Reads a recorded command.
  ///
  /// - Parameters:
  ///   - kind: The stored name.
  ///   - reader: Holds the payload.
  /// - Throws: The reader's error where the payload is not the kind's.
  package init(_ kind: Kind, from reader: some PayloadReader) throws {
    switch kind {
    case .define: self = .define(try reader.read(Define.self))
    case .activate: self = .activate(try reader.read(Reference.self))
    case .deactivate: self = .deactivate(try reader.read(Reference.self))
    case .remove: self = .remove(try reader.read(Reference.self))
    }
  }
}

extension SegmentCommand {
  /// Name a set of profiles.
  package struct Define: Payload {
    /// Which segment.
    package let segment: SegmentID
    /// What people will call it.
    package let name: DisplayName
    /// Where its profiles are read from.
    package let source: ProfileSource
    /// The field that identifies a customer in lists of rejected rows.
    package let customerIDField: String?
    /// What reading the source's beginning gave.
    package let reading: SourceReading

    /// Asks for a segment.
    package init(
      segment: SegmentID, name: DisplayName, source: ProfileSource, customerIDField: String? = nil,
      reading: SourceReading
    ) {
      self.segment = segment
      self.name = name
      self.source = source
      self.customerIDField = customerIDField
      self.reading = reading
    }
  }
}

extension SegmentCommand {
  /// Names the segment that a command is about.
  package struct Reference: Payload {
    /// Which segment.
    package let segment: SegmentID

    /// Names a segment.
    package init(segment: SegmentID) {
      self.segment = segment
    }
  }
}
