import Sendinblue

/// Every way in which a call to Sendinblue can fail, whatever was asked.
enum Failure: String, CaseIterable, Sendable {
  case keyMissing, keyRefused, addressNotAllowed, paymentRequired, permissionDenied, notFound
  case badRequest, unprocessable, tooLarge, unsupportedRequest, redirected
  case requestTimedOut, tooEarly, rateLimited, rateLimitedForLong, rateLimitedUntold
  case serverFailed, markup, tooLong, unreachable, timedOut, connectionLost

  /// The error, of some operation.
  func error(_ operation: Operation) -> SendinblueError {
    let exchange = Exchange(operation: operation)
    return switch self {
    case .keyMissing: .keyMissing(exchange)
    case .keyRefused: .keyRefused(exchange)
    case .addressNotAllowed: .addressNotAllowed(exchange)
    case .paymentRequired: .paymentRequired(exchange)
    case .permissionDenied: .permissionDenied(exchange)
    case .notFound: .notFound(exchange)
    case .badRequest: .badRequest(exchange)
    case .unprocessable: .unprocessable(exchange)
    case .tooLarge: .tooLarge(exchange)
    case .unsupportedRequest: .unsupportedRequest(exchange)
    case .redirected: .redirected(exchange)
    case .requestTimedOut: .requestTimedOut(exchange)
    case .tooEarly: .tooEarly(exchange)
    case .rateLimited: .rateLimited(exchange, resetAfter: .seconds(7))
    case .rateLimitedForLong: .rateLimited(exchange, resetAfter: .seconds(7200))
    case .rateLimitedUntold: .rateLimited(exchange, resetAfter: nil)
    case .serverFailed: .serverFailed(exchange)
    case .markup: .unexpectedAnswer(exchange, .markup)
    case .tooLong: .unexpectedAnswer(exchange, .tooLong(limit: 9))
    case .unreachable: .unreachable(exchange, cause: "refused")
    case .timedOut: .interrupted(exchange, .timedOut)
    case .connectionLost: .interrupted(exchange, .connectionLost(cause: "reset"))
    }
  }
}
