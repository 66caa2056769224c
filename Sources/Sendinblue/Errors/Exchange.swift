/// The exchange that an error ended: what was asked, and what little may be kept of the answer.
package struct Exchange: Sendable, Hashable {
  /// What was asked.
  package let operation: Operation

  /// The HTTP status of the answer; nil when there was none.
  package let status: Int?

  /// Sendinblue's name for the exchange, which its support asks for.
  package let requestID: RequestID?

  /// The error code, if it is a documented one.
  package let code: ErrorCode?

  /// Sendinblue's own words, made safe to show; nil wherever they might quote a profile.
  package let message: String?

  /// Describes an exchange.
  ///
  /// - Parameters:
  ///   - operation: What was asked.
  ///   - status: The answer's HTTP status, if there was an answer.
  ///   - requestID: Sendinblue's name for it.
  ///   - code: The answer's error code.
  ///   - message: The answer's message, free of profile data.
  package init(
    operation: Operation, status: Int? = nil, requestID: RequestID? = nil,
    code: ErrorCode? = nil, message: String? = nil
  ) {
    self.operation = operation
    self.status = status
    self.requestID = requestID
    self.code = code
    self.message = message
  }
}

extension Exchange: CustomStringConvertible {
  /// Such as `reading list 7 (status 404, code document_not_found, request 4f2a)`.
  package var description: String {
    let details = [
      status.map { "status \($0)" }, code.map { "code \($0.rawValue)" },
      requestID.map { "request \($0)" },
    ].compactMap { $0 }
    let told = message.map { ", which said “\($0)”" } ?? ""
    guard !details.isEmpty else { return "\(operation)\(told)" }
    return "\(operation) (\(details.joined(separator: ", ")))\(told)"
  }
}
