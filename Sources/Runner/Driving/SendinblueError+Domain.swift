import Domain
import Sendinblue

extension SendinblueError {
  /// Whether the call ended because its task was told to stop.
  var isCancellation: Bool {
    if case .cancelled = self { true } else { false }
  }
}

extension RunFailure {
  /// Why a run ends over an answer that no further attempt will better.
  init(_ error: SendinblueError) {
    self =
      switch error {
      case .malformedKey, .keyMissing, .keyRefused: .keyRefused
      case .addressNotAllowed: .addressNotAllowed
      case .paymentRequired: .paymentRequired
      case .permissionDenied: .notPermitted
      case .notFound(let exchange):
        switch exchange.operation {
        case .process, .processes, .report: .importFailed
        case .account, .list, .contacts, .attributes, .importContacts, .removeContacts,
          .deleteContact:
          .listUnusable
        }
      case .badRequest(let exchange), .unprocessable(let exchange), .tooLarge(let exchange),
        .unsupportedRequest(let exchange):
        switch exchange.operation {
        case .importContacts, .removeContacts, .deleteContact: .batchRejected
        case .process, .processes, .report: .importFailed
        case .account, .list, .contacts, .attributes: .listUnusable
        }
      case .malformedBaseURL, .requestTimedOut, .tooEarly, .rateLimited, .serverFailed,
        .unexpectedAnswer, .redirected, .unreachable, .interrupted, .cancelled, .unusableReport:
        .gaveUp
      }
  }
}

extension AttemptFailure {
  /// Why an attempt at a batch came to no known end.
  init(_ error: SendinblueError) {
    self =
      switch error {
      case .rateLimited: .rateLimited
      case .requestTimedOut, .tooEarly: .notYet
      case .serverFailed: .serverFailure
      case .unexpectedAnswer, .redirected: .unexpectedAnswer
      case .unreachable: .unreachable
      case .interrupted(_, .timedOut): .timedOut
      case .interrupted(_, .connectionLost), .cancelled: .interrupted
      case .malformedKey, .malformedBaseURL, .keyMissing, .keyRefused, .addressNotAllowed,
        .paymentRequired, .permissionDenied, .notFound, .badRequest, .unprocessable, .tooLarge,
        .unsupportedRequest, .unusableReport:
        .unexpectedAnswer
      }
  }
}

extension ImportOutcome {
  /// How an import ended; nothing while it has not.
  init?(_ status: ImportProcess.Status) {
    switch status {
    case .completed: self = .completed
    case .failed: self = .failed
    case .cancelled: self = .cancelled
    case .queued, .inProcess, .processing, .unrecognised: return nil
    }
  }
}
