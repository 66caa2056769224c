/// What can be asked about a person whose data leaves.
package enum DataSubjectCommand: Hashable, Sendable {
  /// Find every batch that carried them.
  case lookUp(Reference)
  /// Keep them out of every run that is ordered from now on.
  case suppress(Suppress)
  /// Keep them out no longer.
  case release(Release)
  /// Keep them out, and delete them at Sendinblue wherever they were sent.
  case erase(Erase)

  /// The stored name of each command.
  package enum Kind: String, CaseIterable, Sendable {
    case lookUp = "look-up-subject"
    case suppress = "suppress-subject"
    case release = "release-subject"
    case erase = "erase-subject"
  }

  /// The command's stored name.
  package var kind: Kind {
    switch self {
    case .lookUp: .lookUp
    case .suppress: .suppress
    case .release: .release
    case .erase: .erase
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .lookUp(let payload): payload
    case .suppress(let payload): payload
    case .release(let payload): payload
    case .erase(let payload): payload
    }
  }

  /// What the command is about.
  package var subject: Subject {
    switch self {
    case .lookUp(let payload): .dataSubject(payload.pseudonym)
    case .suppress(let payload): .dataSubject(payload.pseudonym)
    case .release(let payload): .dataSubject(payload.pseudonym)
    case .erase(let payload): .dataSubject(payload.pseudonym)
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
    case .lookUp: self = .lookUp(try reader.read(Reference.self))
    case .suppress: self = .suppress(try reader.read(Suppress.self))
    case .release: self = .release(try reader.read(Release.self))
    case .erase: self = .erase(try reader.read(Erase.self))
    }
  }
}

extension DataSubjectCommand {
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

extension DataSubjectCommand {
  /// Keep a person out of runs.
  package struct Suppress: Payload {
    /// Whom.
    package let pseudonym: Pseudonym
    /// Why, where somebody said it.
    package let reason: SuppressionReason?

    /// Asks for a person to be kept out.
    package init(pseudonym: Pseudonym, reason: SuppressionReason? = nil) {
      self.pseudonym = pseudonym
      self.reason = reason
    }
  }
}

extension DataSubjectCommand {
  /// Keep a person out no longer.
  package struct Release: Payload {
    /// Whom.
    package let pseudonym: Pseudonym
    /// Why, where somebody said it.
    package let reason: SuppressionReason?

    /// Asks for a person to be let in again.
    package init(pseudonym: Pseudonym, reason: SuppressionReason? = nil) {
      self.pseudonym = pseudonym
      self.reason = reason
    }
  }
}
