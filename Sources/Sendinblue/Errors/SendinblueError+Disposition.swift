extension SendinblueError {
  /// What a run does about an error.
  package enum Disposition: Sendable, Hashable {
    /// Ask again, no earlier than after the given time; settle a doubt first.
    case retry(after: Duration?)
    /// Stop: whatever is asked next would fail alike.
    case stopRun
    /// This batch is not acceptable and never will be.
    case rejectBatch
  }

  /// What a run does about it.
  package var disposition: Disposition {
    switch self {
    case .malformedKey, .malformedBaseURL, .keyMissing, .keyRefused, .addressNotAllowed,
      .paymentRequired, .permissionDenied, .notFound, .unsupportedRequest, .redirected,
      .cancelled, .unusableReport:
      .stopRun
    case .badRequest(let exchange), .unprocessable(let exchange), .tooLarge(let exchange):
      exchange.operation.changesContacts ? .rejectBatch : .stopRun
    case .rateLimited(_, let resetAfter):
      .retry(after: resetAfter)
    case .unexpectedAnswer(_, .tooLong):
      // As long the next time, and costly to find out.
      .stopRun
    case .requestTimedOut, .tooEarly, .serverFailed, .unexpectedAnswer, .unreachable,
      .interrupted:
      .retry(after: nil)
    }
  }

  /// Whether the request may have taken effect although its answer is not known.
  ///
  /// Such a batch is in doubt, never failed. A server's failure counts among them: imports were
  /// seen to exist after a 500 or 524. A 408, 425 or 429 does not: they say that the request was
  /// not taken up (RFC 9110, section 15.5.9; RFC 8470, section 5.2; RFC 6585, section 4).
  package var outcomeIsUnknown: Bool {
    switch self {
    case .serverFailed(let exchange), .unexpectedAnswer(let exchange, _),
      .interrupted(let exchange, _):
      exchange.operation.changesContacts
    case .cancelled(let exchange, let outcomeIsUnknown):
      outcomeIsUnknown && exchange.operation.changesContacts
    case .malformedKey, .malformedBaseURL, .keyMissing, .keyRefused, .addressNotAllowed,
      .paymentRequired, .permissionDenied, .notFound, .badRequest, .unprocessable, .tooLarge,
      .unsupportedRequest, .requestTimedOut, .tooEarly, .rateLimited, .redirected, .unreachable,
      .unusableReport:
      false
    }
  }
}
