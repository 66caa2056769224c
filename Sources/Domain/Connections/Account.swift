/// The Sendinblue account that an API key opens.
package struct Account: Codable, Hashable, Sendable {
  /// The company that holds the account.
  package let company: String
  /// The account's plan, in Sendinblue's words.
  package let plan: String

  /// Describes an account.
  package init(company: String, plan: String) {
    self.company = company
    self.plan = plan
  }
}

/// What Sendinblue said to an API key.
package enum AccountAnswer: Codable, Hashable, Sendable {
  /// The key opens an account.
  case accepted(account: Account)
  /// It does not, or Sendinblue could not be asked.
  case failed(reason: Failure)

  /// Why a key was not accepted.
  package enum Failure: String, Codable, CaseIterable, Sendable {
    /// Sendinblue does not know the key.
    case keyRefused = "key-refused"
    /// Sendinblue does not take calls from this machine's address.
    case addressNotAllowed = "address-not-allowed"
    /// The key may not read its account, or the account may not be used.
    case notPermitted = "not-permitted"
    /// No answer came, or none that could be understood.
    case unavailable
  }
}
