extension RunEvent {
  /// A run was ordered and allowed.
  package struct Requested: Payload {
    /// Which run.
    package let run: RunID
    /// What is to leave, where to, and under which authority and consent.
    package let order: RunOrder

    /// Tells of an order.
    package init(run: RunID, order: RunOrder) {
      self.run = run
      self.order = order
    }
  }
}

extension RunEvent {
  /// The sources were read once through.
  package struct Started: Payload {
    /// Which run.
    package let run: RunID
    /// What Sendinblue said of the list.
    package let list: ListAnswer
    /// The attributes to be sent that the account does not have.
    package let missingAttributes: [String]
    /// The sources as they were read, in order.
    package let sources: [SourceFacts]
    /// What sending them will come to.
    package let figures: RunFigures
    /// Who is to be taken off the list, where it mirrors the segments.
    package let removals: Removals?

    /// Tells of the sources.
    package init(
      run: RunID, list: ListAnswer, missingAttributes: [String], sources: [SourceFacts],
      figures: RunFigures, removals: Removals? = nil
    ) {
      self.run = run
      self.list = list
      self.missingAttributes = missingAttributes
      self.sources = sources
      self.figures = figures
      self.removals = removals
    }
  }
}

extension RunEvent {
  /// A batch did not leave at an attempt: Sendinblue turned it away unread, or it was not made.
  package struct BatchDeferred: Payload {
    /// Which run.
    package let run: RunID
    /// Which batch of the run, from 1.
    package let number: Int
    /// Which attempt at the batch, from 1.
    package let attempt: Int
    /// Why.
    package let cause: AttemptFailure
    /// How long until the next attempt, in milliseconds.
    package let waitMilliseconds: Int64

    /// Tells of an attempt.
    package init(
      run: RunID, number: Int, attempt: Int, cause: AttemptFailure, waitMilliseconds: Int64
    ) {
      self.run = run
      self.number = number
      self.attempt = attempt
      self.cause = cause
      self.waitMilliseconds = waitMilliseconds
    }
  }
}

extension RunEvent {
  /// An attempt may or may not have taken effect.
  package struct BatchUnanswered: Payload {
    /// Which run.
    package let run: RunID
    /// Which batch of the run, from 1.
    package let number: Int
    /// Which attempt at the batch, from 1.
    package let attempt: Int
    /// Why it is in doubt.
    package let cause: AttemptFailure

    /// Tells of a doubt.
    package init(run: RunID, number: Int, attempt: Int, cause: AttemptFailure) {
      self.run = run
      self.number = number
      self.attempt = attempt
      self.cause = cause
    }
  }
}

extension RunEvent {
  /// Sendinblue refused a batch for good.
  package struct BatchRejected: Payload {
    /// Which run.
    package let run: RunID
    /// Which batch of the run, from 1.
    package let number: Int
    /// Which attempt at the batch, from 1.
    package let attempt: Int
    /// Sendinblue's own code for the reason.
    package let code: String

    /// Tells of a refusal.
    package init(run: RunID, number: Int, attempt: Int, code: String) {
      self.run = run
      self.number = number
      self.attempt = attempt
      self.code = code
    }
  }
}

extension RunEvent {
  /// Sendinblue took a batch.
  package struct BatchSent: Payload {
    /// Which run.
    package let run: RunID
    /// Which batch of the run, from 1.
    package let number: Int
    /// Which attempt at the batch, from 1.
    package let attempt: Int
    /// Sendinblue's number for the import.
    package let process: Int64

    /// Tells of a delivery.
    package init(run: RunID, number: Int, attempt: Int, process: Int64) {
      self.run = run
      self.number = number
      self.attempt = attempt
      self.process = process
    }
  }
}

extension RunEvent {
  /// Sendinblue's import of a batch ended.
  package struct BatchImported: Payload {
    /// Which run.
    package let run: RunID
    /// Which batch of the run, from 1.
    package let number: Int
    /// Sendinblue's number for the import.
    package let process: Int64
    /// How it ended.
    package let outcome: ImportOutcome
    /// How many rows Sendinblue refused, by its own reasons.
    package let refused: [ImportRefusals]

    /// Tells of an import.
    package init(
      run: RunID, number: Int, process: Int64, outcome: ImportOutcome, refused: [ImportRefusals]
    ) {
      self.run = run
      self.number = number
      self.process = process
      self.outcome = outcome
      self.refused = refused
    }
  }
}

extension RunEvent {
  /// The run stopped before its end.
  package struct Interrupted: Payload {
    /// Which run.
    package let run: RunID
    /// Why it stopped.
    package let cause: Interruption

    /// Tells of a stop.
    package init(run: RunID, cause: Interruption) {
      self.run = run
      self.cause = cause
    }
  }
}

extension RunEvent {
  /// The run goes on.
  package struct Resumed: Payload {
    /// Which run.
    package let run: RunID
    /// The consent text that is current as it goes on.
    package let consentText: ConsentText
    /// Who resumed it.
    package let user: Orderer

    /// Tells of a resumption.
    package init(run: RunID, consentText: ConsentText, user: Orderer) {
      self.run = run
      self.consentText = consentText
      self.user = user
    }
  }
}

extension RunEvent {
  /// Everything was sent.
  package struct Completed: Payload {
    /// Which run.
    package let run: RunID
    /// What it came to.
    package let figures: RunFigures
    /// How many batches left.
    package let batches: Int
    /// How many contacts were taken off the list, where it mirrors the segments.
    package let removed: Int?
    /// From the order to the end, in milliseconds.
    package let milliseconds: Int64
    /// How many rows Sendinblue refused, by its own reasons.
    package let refused: [ImportRefusals]
    /// What a person should look at.
    package let warnings: [RunWarning]

    /// Tells of an end.
    package init(
      run: RunID, figures: RunFigures, batches: Int, removed: Int? = nil, milliseconds: Int64,
      refused: [ImportRefusals], warnings: [RunWarning]
    ) {
      self.run = run
      self.figures = figures
      self.batches = batches
      self.removed = removed
      self.milliseconds = milliseconds
      self.refused = refused
      self.warnings = warnings
    }
  }
}

extension RunEvent {
  /// The run ended before everything was sent.
  package struct Failed: Payload {
    /// Which run.
    package let run: RunID
    /// Why.
    package let reason: RunFailure
    /// The rule that forbade going on, where one did.
    package let rule: String?
    /// What exactly was found, naming no profile.
    package let detail: String?

    /// Tells of an end.
    package init(
      run: RunID, reason: RunFailure, rule: String? = nil, detail: String? = nil
    ) {
      self.run = run
      self.reason = reason
      self.rule = rule
      self.detail = detail
    }
  }
}

extension RunEvent {
  /// The run was ended by a person.
  package struct Cancelled: Payload {
    /// Which run.
    package let run: RunID
    /// Who ended it.
    package let user: UserID

    /// Tells of an end.
    package init(run: RunID, user: UserID) {
      self.run = run
      self.user = user
    }
  }
}
