package import Domain

extension RunWarning {
  /// What a person should look at, in a sentence.
  package var advice: String {
    switch self {
    case .noRecipients: "There was nobody to send."
    case .refusedBySendinblue:
      "Sendinblue took rows and then refused some: look at the import in the account."
    case .reportUnreadable:
      "Sendinblue's report of refused rows could not be read: look at the import in the account."
    case .standingMissing:
      "It is not known any more what the last completed run sent: everything was sent, and nobody"
        + " was taken off the list."
    case .removedByOthers:
      "Contacts that were to be taken off the list were not on it any more: somebody else took them"
        + " off."
    }
  }
}
