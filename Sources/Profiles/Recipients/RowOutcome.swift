/// What became of a row.
package enum RowOutcome: Equatable, Sendable {
  /// The row is a recipient, whose values ``RecipientReader/recipient`` holds.
  case recipient
  /// The row's address was seen before, in this source or an earlier one.
  case duplicate
  /// The row has no consent; `customerID` is its customer id, if it has one.
  case withheld(customerID: String?)
  /// The row's person is not to leave, whatever it says of consent; `customerID` as above.
  case suppressed(customerID: String?)
  /// The row has no address that mail can be sent to; `customerID` as above.
  case rejected(RejectionReason, customerID: String?)
}
