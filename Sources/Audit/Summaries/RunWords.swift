package import Domain

extension AttemptFailure {
  /// The failure as the end of a sentence.
  package var words: Sentence {
    switch self {
    case .unreachable: "no connection came about"
    case .timedOut: "no answer came in time"
    case .interrupted: "the line broke before an answer came"
    case .rateLimited: "Sendinblue asked for fewer requests"
    case .notYet: "Sendinblue asked to come again later"
    case .serverFailure: "Sendinblue failed"
    case .unexpectedAnswer: "the answer could not be understood"
    case .processEnded: "the process ended before an answer came"
    case .runCancelled: "the run had been cancelled"
    }
  }
}

extension Role {
  /// The role, in the middle of a sentence.
  package var words: Sentence { Sentence(words: rawValue) }
}

extension Interruption {
  /// The cause as the end of a sentence.
  package var words: Sentence {
    switch self {
    case .signal: "the process was asked to stop"
    case .processEnded: "the process had ended without a word"
    }
  }
}

extension RunWarning {
  /// The warning as the end of a sentence.
  package var words: Sentence {
    switch self {
    case .noRecipients: "there was nobody to send"
    case .refusedBySendinblue: "Sendinblue took rows and then refused them"
    case .reportUnreadable: "Sendinblue's report of refused rows could not be read"
    case .standingMissing: "it was not known any more what the last completed run had sent"
    case .removedByOthers: "somebody else took contacts off the list"
    }
  }
}

extension RunFailure {
  /// The failure as the end of a sentence.
  package var words: Sentence {
    switch self {
    case .sourceChanged: "a source changed while it was read"
    case .standingChanged: "it was not known any more what it had been compared with"
    case .sourceUnreadable: "a source could not be read"
    case .keyRefused: "Sendinblue does not know the API key"
    case .keyUnavailable: "the API key could not be unsealed"
    case .addressNotAllowed: "Sendinblue takes no calls from this address"
    case .paymentRequired: "the account has to be paid for"
    case .notPermitted: "the API key may not do this"
    case .listUnusable: "the list is gone or cannot be filled"
    case .batchRejected: "Sendinblue rejected a batch"
    case .importFailed: "Sendinblue took a batch and did not import it"
    case .gaveUp: "every attempt failed"
    case .forbidden: "a rule forbade going on"
    }
  }
}
