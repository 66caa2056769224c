/// How it is known how many contacts a removal took off; stored by these names.
package enum RemovalSettlement: String, Codable, CaseIterable, Sendable {
  /// Sendinblue's answer says so.
  case answered
  /// No answer came, and the list was read again: whoever of the batch was not on it any more.
  case listed
}
