extension WebhookError: CustomStringConvertible {
  /// What failed, on what, and what to do about it.
  package var description: String { "\(failure). \(advice)" }

  private var failure: String {
    switch self {
    case .malformedURL(let flaw): "The webhook's address \(flaw)"
    case .malformedMessage(let flaw): "The webhook message's \(flaw)"
    case .unreachable(let server, let cause): "\(server) could not be reached (\(cause))"
    case .untrusted(let server, let cause): "No safe connection to \(server) came about (\(cause))"
    case .timedOut(let server): "\(server) did not answer in time"
    case .interrupted(let server, let cause):
      "The connection to \(server) was lost before an answer came (\(cause))"
    case .notHTTP(let server): "What \(server) answered is not HTTP"
    case .redirected(let server, let status):
      "\(server) sends elsewhere (status \(status)), where webhook messages do not follow"
    case .refused(let server, 410): "\(server) wants no more webhook messages (status 410)"
    case .refused(let server, let status):
      "\(server) refused the webhook message (status \(status))"
    case .failed(let server, let status, _):
      "\(server) could not take the webhook message (status \(status))"
    case .cancelled(let server): "Posting to \(server) was stopped, as asked for"
    }
  }

  private var advice: String {
    switch self {
    case .malformedURL:
      "Give an address such as https://hooks.example.com/waybill, as its receiver states it."
    case .malformedMessage: "This is a fault in Waybill: report it."
    case .unreachable: "Nothing was sent. Check the network and the webhook's address."
    case .untrusted:
      "Nothing was sent. Check the receiver's certificate, and that its address speaks TLS."
    case .timedOut, .interrupted:
      "It may have the message all the same. Check the network and the receiver; sending it again"
        + " does no harm, since the message keeps its id."
    case .notHTTP: "Check the webhook's address and port."
    case .redirected: "Set the webhook to the final address."
    case .refused(_, 410): "Remove the webhook, or set it to another address."
    case .refused(_, 401), .refused(_, 403):
      "Check that the receiver has the webhook's present secret."
    case .refused: "Check the webhook's address and what its receiver accepts."
    case .failed(_, _, let wait?): "Try again in \(wait.components.seconds) seconds."
    case .failed(_, _, nil): "Try again later; if it stays so, see to the receiver."
    case .cancelled: "Send it again when it suits."
    }
  }
}

extension WebhookURL.Flaw: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLong: "is longer than \(WebhookURL.maximumLength) bytes"
    case .notAnAbsoluteURL: "is not an absolute URL with a plain host"
    case .notEncrypted: "is not https, which only this machine itself may do without"
    case .carriesUserInformation: "carries user information"
    case .carriesFragment: "carries a fragment"
    }
  }
}

extension WebhookMessage.Flaw: CustomStringConvertible {
  package var description: String {
    switch self {
    case .id: "id is not 1 to \(WebhookMessage.maximumIDLength) letters, digits, “-” and “_”"
    case .time: "time is before 1970"
    }
  }
}
