import Domain

extension EventSummary {
  /// Says what happened about a person, who is nobody but a pseudonym here.
  func sentence(for event: DataSubjectEvent) -> Sentence {
    switch event {
    case .lookedUp(let event):
      "It was looked up where the data of the person \(event.pseudonym) went."
    case .suppressed(let event):
      "From now on, \(names.quoted(.user(event.user))) keeps the person \(event.pseudonym) out of"
        + " every run that is ordered\(event.reason.because)."
    case .released(let event):
      "\(names.quoted(.user(event.user))) keeps the person \(event.pseudonym) out of runs no"
        + " longer\(event.reason.because)."
    case .erasureOrdered(let event):
      "\(names.quoted(.user(event.user))) ordered that the person \(event.pseudonym) be deleted at"
        + " Sendinblue over"
        + " \(names.listed(event.connections))."
    case .erased(let event) where event.outcome == .absent:
      "The person \(event.pseudonym) was not in the account of"
        + " \(names.quoted(.connection(event.connection)))."
    case .erased(let event):
      "The person \(event.pseudonym) was deleted in the account of"
        + " \(names.quoted(.connection(event.connection)))."
    case .erasureFailed(let event):
      "The person \(event.pseudonym) could not be deleted in the account of"
        + " \(names.quoted(.connection(event.connection))): \(event.reason.words)."
    case .erasureUnanswered(let event):
      "The person \(event.pseudonym) may or may not have been deleted in the account of"
        + " \(names.quoted(.connection(event.connection))): \(event.cause.words)."
    }
  }

}

extension Names {
  /// What some connections are called, in the middle of a sentence.
  func listed(_ connections: [ConnectionID]) -> Sentence {
    connections.isEmpty ? "no connection" : quoted(connections.map(Subject.connection))
  }
}

extension SuppressionReason? {
  /// The reason that somebody gave, as the end of a sentence.
  var because: Sentence { map { ": \($0.text.quoted)" } ?? "" }
}

extension ErasureFailure {
  /// The failure as the end of a sentence.
  package var words: Sentence {
    switch self {
    case .connectionRemoved: "the connection is removed"
    case .keyUnavailable: "the API key could not be unsealed"
    case .keyRefused: "Sendinblue does not know the API key"
    case .addressNotAllowed: "Sendinblue takes no calls from this address"
    case .paymentRequired: "the account has to be paid for"
    case .notPermitted: "the API key may not do this"
    case .requestRejected: "Sendinblue did not accept the request"
    case .gaveUp: "every attempt failed"
    }
  }
}
