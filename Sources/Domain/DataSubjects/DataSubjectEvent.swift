/// What happened about a person whose data leaves.
package enum DataSubjectEvent: Hashable, Sendable {
  /// Somebody looked up where their data went.
  case lookedUp(Reference)

  /// The stored name of each event.
  package enum Kind: String, CaseIterable, Sendable {
    case lookedUp = "subject-looked-up"
  }

  /// The event's stored name.
  package var kind: Kind {
    switch self {
    case .lookedUp: .lookedUp
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .lookedUp(let payload): payload
    }
  }

  /// What the event is about.
  package var subject: Subject {
    switch self {
    case .lookedUp(let payload): .dataSubject(payload.pseudonym)
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
    case .lookedUp: self = .lookedUp(try reader.read(Reference.self))
    }
  }
}

extension DataSubjectEvent {
  /// One person.
  package struct Reference: Payload {
    /// Who.
    package let pseudonym: Pseudonym

    /// Names a person.
    package init(pseudonym: Pseudonym) {
      self.pseudonym = pseudonym
    }
  }
}
