extension SendinblueError: CustomStringConvertible {
  /// What failed, on what, and what to do about it.
  package var description: String {
    let place = exchange.map { " while \($0)" } ?? ""
    let doubt = outcomeIsUnknown ? " \(self.doubt)" : ""
    return "\(failure)\(place). \(advice)\(doubt)"
  }

  /// The exchange that the error ended; nil when nothing was asked.
  package var exchange: Exchange? {
    switch self {
    case .malformedKey, .malformedBaseURL:
      nil
    case .keyMissing(let exchange), .keyRefused(let exchange), .addressNotAllowed(let exchange),
      .paymentRequired(let exchange), .permissionDenied(let exchange), .notFound(let exchange),
      .badRequest(let exchange), .unprocessable(let exchange), .tooLarge(let exchange),
      .unsupportedRequest(let exchange), .requestTimedOut(let exchange), .tooEarly(let exchange),
      .rateLimited(let exchange, _), .serverFailed(let exchange),
      .unexpectedAnswer(let exchange, _), .redirected(let exchange),
      .unreachable(let exchange, _), .interrupted(let exchange, _),
      .cancelled(let exchange, _), .unusableReport(let exchange):
      exchange
    }
  }

  /// What is not known, and how to find it out.
  private var doubt: String {
    switch exchange?.operation {
    case .removeContacts:
      "The contacts may be off the list all the same: its contacts tell."
    case .deleteContact:
      "The contact may be deleted all the same: deleting it again tells, and does no harm."
    case .account, .list, .contacts, .attributes, .importContacts, .process, .processes, .report,
      nil:
      "The batch may have been imported all the same: look at the latest processes before it is"
        + " sent again. Sending it twice does no harm, since imports update contacts in place."
    }
  }

  /// What failed.
  private var failure: String {
    switch self {
    case .malformedKey(let flaw): "The API key \(flaw)"
    case .malformedBaseURL(let flaw): "The base URL \(flaw)"
    case .keyMissing: "Sendinblue saw no API key"
    case .keyRefused: "Sendinblue refused the API key"
    case .addressNotAllowed: "Sendinblue does not allow this machine's IP address"
    case .paymentRequired: "Sendinblue wants a payment or more credits"
    case .permissionDenied: "Sendinblue denied permission"
    case .notFound: "Sendinblue found no such thing"
    case .badRequest: "Sendinblue did not accept the request"
    case .unprocessable: "Sendinblue could not follow the request"
    case .tooLarge: "Sendinblue found the request too large"
    case .unsupportedRequest: "Sendinblue does not support such a request"
    case .requestTimedOut: "Sendinblue waited in vain for the whole request"
    case .tooEarly: "Sendinblue would not take the request yet"
    case .rateLimited: "Sendinblue's limit on requests is reached"
    case .serverFailed: "Sendinblue failed"
    case .unexpectedAnswer(_, let answer): "The answer \(answer)"
    case .redirected: "The answer sends elsewhere, where the API key must not go,"
    case .unreachable(_, let cause): "Sendinblue could not be reached (\(cause))"
    case .interrupted(_, let interruption): "The connection \(interruption)"
    case .cancelled: "The exchange was stopped, as asked for,"
    case .unusableReport: "The report's address is not one to fetch from"
    }
  }

  /// What to do.
  private var advice: String {
    switch self {
    case .malformedKey: "Copy the v3 API key from the account's settings."
    case .malformedBaseURL: "Sendinblue's own is \(BaseURL.production)."
    case .keyMissing: "Check that no proxy in between drops the header “api-key”."
    case .keyRefused:
      "Copy a current v3 API key from the account's settings and give it to the connection."
    case .addressNotAllowed:
      "The API key may be fine: add the address to the account's authorised IPs."
    case .paymentRequired: "Settle it in the account's plan, then start again."
    case .permissionDenied:
      "Check that the account is not under validation and that the key may manage contacts."
    case .notFound: "Check that it still is in this account, and the connection's base URL."
    case .badRequest, .unprocessable:
      "Check the list and the attributes; the same request would be refused again."
    case .tooLarge: "Send smaller batches."
    case .unsupportedRequest:
      "Check the connection's base URL; if it is right, Waybill needs an update."
    case .requestTimedOut, .interrupted: "Check the network, then try again."
    case .tooEarly: "Try again shortly."
    case .rateLimited(_, let reset?): "Try again in \(reset.components.seconds) seconds."
    case .rateLimited(_, nil): "Try again in a minute."
    case .serverFailed: "Try again later; if it stays so, see Sendinblue's status page."
    case .unexpectedAnswer:
      "Check the connection's base URL and any proxy in between, or try again later."
    case .redirected: "Set the connection's base URL to the API itself."
    case .unreachable:
      "Nothing was sent. Check the network and the connection's base URL, then try again."
    case .cancelled: "Start again when it suits."
    case .unusableReport: "Look at the import in the account instead."
    }
  }
}

extension APIKey.Flaw: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "is empty"
    case .tooLong: "is longer than \(APIKey.maximumLength) bytes"
    case .notVisibleASCII: "holds a character other than visible ASCII"
    }
  }
}

extension BaseURL.Flaw: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAnAbsoluteURL: "is not an absolute URL with a plain host and path"
    case .notEncrypted: "is not https, which only this machine itself may do without"
    case .carriesUserInformation: "carries user information"
    case .carriesQuery: "carries a query"
    case .carriesFragment: "carries a fragment"
    }
  }
}

extension SendinblueError.UnexpectedAnswer: CustomStringConvertible {
  package var description: String {
    switch self {
    case .markup: "is a page of markup"
    case .notJSON: "is not JSON"
    case .wrongShape(let path): "lacks the expected value at “\(path)”"
    case .tooLong(let limit): "is longer than \(limit) bytes"
    case .malformedHTTP: "is not HTTP"
    }
  }
}

extension SendinblueError.Interruption: CustomStringConvertible {
  package var description: String {
    switch self {
    case .timedOut: "timed out"
    case .connectionLost(let cause): "was lost (\(cause))"
    }
  }
}
