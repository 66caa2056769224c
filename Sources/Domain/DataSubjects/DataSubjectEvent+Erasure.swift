extension DataSubjectEvent {
  /// A person is to be deleted at Sendinblue.
  package struct ErasureOrdered: Payload {
    /// Whom.
    package let pseudonym: Pseudonym
    /// Over which connections; none where nobody carried them, or all are settled.
    package let connections: [ConnectionID]
    /// Who said so.
    package let user: UserID

    /// Tells of an order.
    package init(pseudonym: Pseudonym, connections: [ConnectionID], user: UserID) {
      self.pseudonym = pseudonym
      self.connections = connections
      self.user = user
    }
  }
}

extension DataSubjectEvent {
  /// A person is not at Sendinblue any more.
  package struct Erased: Payload {
    /// How that came to be known.
    package enum Outcome: String, Codable, CaseIterable, Sendable {
      /// Sendinblue deleted the contact.
      case deleted
      /// Sendinblue had no such contact.
      case absent
    }

    /// Whom.
    package let pseudonym: Pseudonym
    /// Over which connection.
    package let connection: ConnectionID
    /// What Sendinblue said.
    package let outcome: Outcome

    /// Tells of an end.
    package init(pseudonym: Pseudonym, connection: ConnectionID, outcome: Outcome) {
      self.pseudonym = pseudonym
      self.connection = connection
      self.outcome = outcome
    }
  }
}

extension DataSubjectEvent {
  /// A person could not be deleted.
  package struct ErasureFailed: Payload {
    /// Whom.
    package let pseudonym: Pseudonym
    /// Over which connection.
    package let connection: ConnectionID
    /// Why not.
    package let reason: ErasureFailure

    /// Tells of a failure.
    package init(pseudonym: Pseudonym, connection: ConnectionID, reason: ErasureFailure) {
      self.pseudonym = pseudonym
      self.connection = connection
      self.reason = reason
    }
  }
}

extension DataSubjectEvent {
  /// A person may or may not have been deleted.
  package struct ErasureUnanswered: Payload {
    /// Whom.
    package let pseudonym: Pseudonym
    /// Over which connection.
    package let connection: ConnectionID
    /// Why it is not known.
    package let cause: AttemptFailure

    /// Tells of a doubt.
    package init(pseudonym: Pseudonym, connection: ConnectionID, cause: AttemptFailure) {
      self.pseudonym = pseudonym
      self.connection = connection
      self.cause = cause
    }
  }
}
