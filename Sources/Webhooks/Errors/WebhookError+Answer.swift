extension WebhookError {
  /// The error that an answer with a status other than 2xx means.
  ///
  /// A 408, 425 or 429 is about the moment, not about the message (RFC 9110, section 15.5.9;
  /// RFC 8470, section 5.2; RFC 6585, section 4).
  ///
  /// - Parameters:
  ///   - status: The status.
  ///   - server: Who answered.
  ///   - retryAfter: The wait that the answer asks for.
  /// - Returns: The error.
  static func answer(
    _ status: Int, from server: WebhookURL.Server, retryAfter: Duration?
  ) -> Self {
    switch status {
    case 300..<400: .redirected(server, status: status)
    case 408, 425, 429, 500...: .failed(server, status: status, retryAfter: retryAfter)
    default: .refused(server, status: status)
    }
  }
}
