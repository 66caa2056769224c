extension SendinblueError {
  /// The error that an answer with a status other than 2xx means.
  ///
  /// The status decides: only a message is promised beside it, and not even that by what stands
  /// before Sendinblue. The three kinds of 401 differ in their messages alone.
  ///
  /// - Parameters:
  ///   - status: The status, 300 or more.
  ///   - exchange: The exchange, with what may be kept of the answer.
  ///   - message: The answer's message as it came; looked at, not kept.
  ///   - resetAfter: When the limit's next period begins.
  /// - Returns: The error.
  static func refusal(
    status: Int, exchange: Exchange, message: String?, resetAfter: Duration?
  ) -> Self {
    switch status {
    case 300..<400: .redirected(exchange)
    case 400: .badRequest(exchange)
    case 401: unauthorized(exchange, message: message?.lowercased() ?? "")
    case 402: .paymentRequired(exchange)
    case 403: .permissionDenied(exchange)
    case 404: .notFound(exchange)
    case 408: .requestTimedOut(exchange)
    case 413: .tooLarge(exchange)
    case 422: .unprocessable(exchange)
    case 425: .tooEarly(exchange)
    case 429: .rateLimited(exchange, resetAfter: resetAfter)
    case 500...: .serverFailed(exchange)
    default: .unsupportedRequest(exchange)
    }
  }

  private static func unauthorized(_ exchange: Exchange, message: String) -> Self {
    if message.contains("unrecognised ip") || message.contains("unrecognized ip") {
      return .addressNotAllowed(exchange)
    }
    return message.contains("authentication not found")
      ? .keyMissing(exchange) : .keyRefused(exchange)
  }
}
