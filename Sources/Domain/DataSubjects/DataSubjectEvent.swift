/// What happened about a person whose data leaves.
package enum DataSubjectEvent: Hashable, Sendable {
  /// Somebody looked up where their data went.
  case lookedUp(Reference)
  /// They are kept out of every run that is ordered from now on.
  case suppressed(Suppressed)
  /// They are kept out no longer.
  case released(Released)
  /// They are to be deleted at Sendinblue, over these connections.
  case erasureOrdered(ErasureOrdered)
  /// They are not at Sendinblue any more, over one connection.
  case erased(Erased)
  /// They could not be deleted over one connection.
  case erasureFailed(ErasureFailed)
  /// They may or may not have been deleted over one connection.
  case erasureUnanswered(ErasureUnanswered)

  /// The stored name of each event.
  package enum Kind: String, CaseIterable, Sendable {
    case lookedUp = "subject-looked-up"
    case suppressed = "subject-suppressed"
    case released = "subject-released"
    case erasureOrdered = "subject-erasure-ordered"
    case erased = "subject-erased"
    case erasureFailed = "subject-erasure-failed"
    case erasureUnanswered = "subject-erasure-unanswered"
  }

  /// The event's stored name.
  package var kind: Kind {
    switch self {
    case .lookedUp: .lookedUp
    case .suppressed: .suppressed
    case .released: .released
    case .erasureOrdered: .erasureOrdered
    case .erased: .erased
    case .erasureFailed: .erasureFailed
    case .erasureUnanswered: .erasureUnanswered
    }
  }

  /// What the event tells.
  package var payload: any Payload {
    switch self {
    case .lookedUp(let payload): payload
    case .suppressed(let payload): payload
    case .released(let payload): payload
    case .erasureOrdered(let payload): payload
    case .erased(let payload): payload
    case .erasureFailed(let payload): payload
    case .erasureUnanswered(let payload): payload
    }
  }

  /// What the event is about.
  package var subject: Subject {
    switch self {
    case .lookedUp(let payload): .dataSubject(payload.pseudonym)
    case .suppressed(let payload): .dataSubject(payload.pseudonym)
    case .released(let payload): .dataSubject(payload.pseudonym)
    case .erasureOrdered(let payload): .dataSubject(payload.pseudonym)
    case .erased(let payload): .dataSubject(payload.pseudonym)
    case .erasureFailed(let payload): .dataSubject(payload.pseudonym)
    case .erasureUnanswered(let payload): .dataSubject(payload.pseudonym)
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
    case .suppressed: self = .suppressed(try reader.read(Suppressed.self))
    case .released: self = .released(try reader.read(Released.self))
    case .erasureOrdered: self = .erasureOrdered(try reader.read(ErasureOrdered.self))
    case .erased: self = .erased(try reader.read(Erased.self))
    case .erasureFailed: self = .erasureFailed(try reader.read(ErasureFailed.self))
    case .erasureUnanswered: self = .erasureUnanswered(try reader.read(ErasureUnanswered.self))
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

extension DataSubjectEvent {
  /// A person is kept out of runs.
  package struct Suppressed: Payload {
    /// Whom.
    package let pseudonym: Pseudonym
    /// Who said so.
    package let user: UserID
    /// Why, where they said it.
    package let reason: SuppressionReason?

    /// Tells of a suppression.
    package init(pseudonym: Pseudonym, user: UserID, reason: SuppressionReason? = nil) {
      self.pseudonym = pseudonym
      self.user = user
      self.reason = reason
    }
  }
}

extension DataSubjectEvent {
  /// A person is kept out no longer.
  package struct Released: Payload {
    /// Whom.
    package let pseudonym: Pseudonym
    /// Who said so.
    package let user: UserID
    /// Why, where they said it.
    package let reason: SuppressionReason?

    /// Tells of a release.
    package init(pseudonym: Pseudonym, user: UserID, reason: SuppressionReason? = nil) {
      self.pseudonym = pseudonym
      self.user = user
      self.reason = reason
    }
  }
}
