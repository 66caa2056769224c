/// Why a row cannot become a recipient; the names are recorded and never change.
package enum RejectionReason: String, Error, CaseIterable, Sendable, BitwiseCopyable {
  /// The address field is empty.
  case missing = "address-missing"
  /// The address is no RFC 5321 mailbox of the kind that ``EmailAddress`` admits.
  case malformed = "address-malformed"
  /// The address, its local part or a label of its domain exceeds RFC 5321's or RFC 1035's limit.
  case tooLong = "address-too-long"
  /// The values to be sent exceed ``RecipientReader/maximumProfileBytes``.
  case tooLarge = "profile-too-large"
  /// The membership list has an id that no profile has.
  case profileMissing = "profile-missing"
  /// An earlier profile has the id of this one, and who the member is cannot be told.
  case profileRepeated = "profile-repeated"
}
