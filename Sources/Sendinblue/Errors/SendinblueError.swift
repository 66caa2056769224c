/// Why Sendinblue could not be asked, or did not do what was asked.
///
/// Holds neither the API key nor anything of a profile, so it may be shown and recorded.
package enum SendinblueError: Error, Sendable, Equatable {
  /// The text given as an API key cannot be one; nothing was asked.
  case malformedKey(APIKey.Flaw)
  /// The text given as the API's address cannot be used; nothing was asked.
  case malformedBaseURL(BaseURL.Flaw)
  /// Sendinblue saw no key: something between dropped the header.
  case keyMissing(Exchange)
  /// Sendinblue does not know the key.
  case keyRefused(Exchange)
  /// Sendinblue does not let the account be used from this IP address; the key may be fine.
  case addressNotAllowed(Exchange)
  /// The account has no credits left or owes money (402).
  case paymentRequired(Exchange)
  /// The key may not do this, or the account is under review (403).
  case permissionDenied(Exchange)
  /// What was asked for is not there (404).
  case notFound(Exchange)
  /// Sendinblue does not accept the request as it is (400).
  case badRequest(Exchange)
  /// The request is well-formed and cannot be followed (422).
  case unprocessable(Exchange)
  /// The body is larger than Sendinblue takes (413).
  case tooLarge(Exchange)
  /// The API does not know this use of it (405, 406 and the other 4xx).
  case unsupportedRequest(Exchange)
  /// Sendinblue waited for the request in vain (408).
  case requestTimedOut(Exchange)
  /// Sendinblue would not risk to take the request yet (425).
  case tooEarly(Exchange)
  /// A limit on requests is reached (429); it says when the next period begins, or does not.
  case rateLimited(Exchange, resetAfter: Duration?)
  /// Sendinblue failed (5xx, and 524 from the network before it).
  case serverFailed(Exchange)
  /// The answer is not one that the API gives.
  case unexpectedAnswer(Exchange, UnexpectedAnswer)
  /// The answer sends elsewhere, where the key must not go.
  case redirected(Exchange)
  /// No connection came about, so nothing was asked; the cause in the network's words.
  case unreachable(Exchange, cause: String)
  /// The connection failed once the request may have gone out.
  case interrupted(Exchange, Interruption)
  /// Our side gave up waiting, since it was told to stop.
  case cancelled(Exchange, outcomeIsUnknown: Bool)
  /// A report's address is neither https nor, with an API on loopback, on loopback.
  case unusableReport(Exchange)
}

extension SendinblueError {
  /// What is wrong with an answer.
  package enum UnexpectedAnswer: Sendable, Hashable {
    /// A page of HTML or XML, perhaps from a proxy.
    case markup
    case notJSON
    /// A field is missing or of another type; its path in the answer.
    case wrongShape(at: String)
    /// More bytes than any such answer has; the most that are read.
    case tooLong(limit: Int)
    /// Not HTTP at all.
    case malformedHTTP
  }

  /// How a connection failed.
  package enum Interruption: Sendable, Hashable {
    case timedOut
    /// The cause in the network's words.
    case connectionLost(cause: String)
  }
}
