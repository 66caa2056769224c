/// What an actor asks about runs.
package enum RunCommand: Hashable, Sendable {
  /// Export a destination now.
  case start(Start)
  /// Take up a run where it was interrupted.
  case resume(Resume)
  /// End a run before its time.
  case cancel(Cancel)

  /// The stored name of each command.
  package enum Kind: String, CaseIterable, Sendable {
    case start = "start-run"
    case resume = "resume-run"
    case cancel = "cancel-run"
  }

  /// The command's stored name.
  package var kind: Kind {
    switch self {
    case .start: .start
    case .resume: .resume
    case .cancel: .cancel
    }
  }

  /// What the command asks with.
  package var payload: any Payload {
    switch self {
    case .start(let payload): payload
    case .resume(let payload): payload
    case .cancel(let payload): payload
    }
  }

  /// What the command is about.
  package var subject: Subject {
    switch self {
    case .start(let payload): .run(payload.run)
    case .resume(let payload): .run(payload.run)
    case .cancel(let payload): .run(payload.run)
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
    case .start: self = .start(try reader.read(Start.self))
    case .resume: self = .resume(try reader.read(Resume.self))
    case .cancel: self = .cancel(try reader.read(Cancel.self))
    }
  }
}

extension RunCommand {
  /// Export a destination now.
  package struct Start: Payload {
    /// Which run.
    package let run: RunID
    /// What to export.
    package let destination: DestinationID
    /// The consent text that is current as the run is ordered.
    package let consentText: ConsentText
    /// The refresh that it is part of, if any.
    package let refresh: RefreshID?
    /// The plan that the run has to keep to, if any.
    package let plan: RunPlan?

    /// Asks for a run.
    package init(
      run: RunID, destination: DestinationID, consentText: ConsentText, refresh: RefreshID? = nil,
      plan: RunPlan? = nil
    ) {
      self.run = run
      self.destination = destination
      self.consentText = consentText
      self.refresh = refresh
      self.plan = plan
    }
  }
}

extension RunCommand {
  /// Take up a run where it was interrupted.
  package struct Resume: Payload {
    /// Which run.
    package let run: RunID
    /// The consent text that is current as the run is resumed.
    package let consentText: ConsentText

    /// Asks for a run to go on.
    package init(run: RunID, consentText: ConsentText) {
      self.run = run
      self.consentText = consentText
    }
  }
}

extension RunCommand {
  /// End a run before its time.
  package struct Cancel: Payload {
    /// Which run.
    package let run: RunID

    /// Asks for an end.
    package init(run: RunID) {
      self.run = run
    }
  }
}
