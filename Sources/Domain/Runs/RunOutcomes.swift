/// Why one attempt at a batch did not come to a known end.
package enum AttemptFailure: String, Codable, CaseIterable, Sendable {
  /// Nothing could be sent: no connection came about.
  case unreachable
  /// The time for an answer ran out.
  case timedOut = "timed-out"
  /// The line broke before an answer came.
  case interrupted
  /// Sendinblue asked for fewer requests (429).
  case rateLimited = "rate-limited"
  /// Sendinblue asked to come again later (408, 425).
  case notYet = "not-yet"
  /// Sendinblue failed (5xx).
  case serverFailure = "server-failure"
  /// The answer could not be understood.
  case unexpectedAnswer = "unexpected-answer"
  /// This process ended before an answer came.
  case processEnded = "process-ended"
  /// The attempt was not made: the run was cancelled before.
  case runCancelled = "run-cancelled"
}

/// How Sendinblue's import of a batch ended.
package enum ImportOutcome: String, Codable, CaseIterable, Sendable {
  /// It was carried out.
  case completed
  /// Sendinblue gave up on it.
  case failed
  /// Someone cancelled it at Sendinblue.
  case cancelled
}

/// How many rows of an import Sendinblue refused for one reason of its own.
package struct ImportRefusals: Codable, Hashable, Sendable {
  /// Sendinblue's name of the reason, such as `invalid_emails`.
  package let reason: String
  /// How many rows; nothing where the report could not be read.
  package let rows: Int?

  /// Counts rows.
  package init(reason: String, rows: Int?) {
    self.reason = reason
    self.rows = rows
  }
}

/// Why a run stopped before its end in a way that can be taken up again.
package enum Interruption: String, Codable, CaseIterable, Sendable {
  /// A person or the system asked the process to stop.
  case signal
  /// The process ended without a word; the next one found out.
  case processEnded = "process-ended"
}

/// What a person should look at after a run that was completed.
package enum RunWarning: String, Codable, CaseIterable, Sendable {
  /// There was nobody to send.
  case noRecipients = "no-recipients"
  /// Sendinblue took rows and then refused them.
  case refusedBySendinblue = "refused-by-sendinblue"
  /// Sendinblue's report of refused rows could not be read.
  case reportUnreadable = "report-unreadable"
  /// Who is on the list, as the last completed run left it, is not known any more: everything was
  /// sent, and nobody was taken off.
  case standingMissing = "standing-missing"
  /// Contacts that were to be taken off the list were not on it any more.
  case removedByOthers = "removed-by-others"
}

/// Why a run ended before everything was sent.
package enum RunFailure: String, Codable, CaseIterable, Sendable {
  /// A source is not what it was when the run began.
  case sourceChanged = "source-changed"
  /// A source cannot be read.
  case sourceUnreadable = "source-unreadable"
  /// Who is on the list, as far as is known, is not what it was when the run began.
  case standingChanged = "standing-changed"
  /// Sendinblue does not know the API key.
  case keyRefused = "key-refused"
  /// The API key cannot be unsealed.
  case keyUnavailable = "key-unavailable"
  /// Sendinblue does not take calls from this machine's address.
  case addressNotAllowed = "address-not-allowed"
  /// The account has to be paid for.
  case paymentRequired = "payment-required"
  /// The API key may not do this.
  case notPermitted = "not-permitted"
  /// The list is gone or can no longer be filled.
  case listUnusable = "list-unusable"
  /// Sendinblue refused a batch.
  case batchRejected = "batch-rejected"
  /// Sendinblue took a batch and did not import it.
  case importFailed = "import-failed"
  /// Every attempt failed.
  case gaveUp = "gave-up"
  /// A rule forbade going on.
  case forbidden
}

extension RunFailure {
  /// What a person can do about it.
  package var advice: String {
    switch self {
    case .sourceChanged: "Start a new run; sending again changes nothing at Sendinblue."
    case .standingChanged: "Start a new run; it sends what is in doubt again."
    case .sourceUnreadable: "Make the source readable and well-formed, then start a new run."
    case .keyRefused: "Give a valid key with `waybill connection rotate-key`, then start a new run."
    case .keyUnavailable: "Restore the vault and its master key, or rotate the API key."
    case .addressNotAllowed:
      "Allow this machine's address in Sendinblue under Security > Authorised IPs."
    case .paymentRequired: "Settle the account's plan or credits at Sendinblue."
    case .notPermitted: "Give the API key the rights it lacks at Sendinblue."
    case .listUnusable: "Choose an existing static list with `waybill destination edit`."
    case .batchRejected: "Check the data matching against the account's attributes."
    case .importFailed: "Start a new run; if it fails again, ask Sendinblue's support."
    case .gaveUp: "Wait until Sendinblue answers again, then start a new run."
    case .forbidden: "Settle what the rule asks for, then start a new run."
    }
  }
}
