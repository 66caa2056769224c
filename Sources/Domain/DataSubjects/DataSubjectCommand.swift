/// What can be asked about a person whose data leaves.
package enum DataSubjectCommand: Hashable, Sendable {
  /// Find every batch that carried them.
  case lookUp(Reference)

  /// The stored name of each command.
  package enum Kind: String, CaseIterable, Sendable {
    case lookUp = "look-up-subject"
  }

  /// The command's stored name.
  package var kind: Kind {
    switch self {
    case .lookUp: .lookUp
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .lookUp(let payload): payload
    }
  }

  /// What the command is about.
  package var subject: Subject {
    switch self {
    case .lookUp(let payload): .dataSubject(payload.pseudonym)
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
