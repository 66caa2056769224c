/// Why a person could not be deleted over a connection; stored by these names.
package enum ErasureFailure: String, Codable, CaseIterable, Sendable {
  /// The connection was removed, and its API key forgotten.
  case connectionRemoved = "connection-removed"
  /// The vault does not hold the connection's API key.
  case keyUnavailable = "key-unavailable"
  /// Sendinblue does not know the API key.
  case keyRefused = "key-refused"
  /// Sendinblue takes no calls from this address.
  case addressNotAllowed = "address-not-allowed"
  /// The account has to be paid for.
  case paymentRequired = "payment-required"
  /// The API key may not do this.
  case notPermitted = "not-permitted"
  /// Sendinblue does not accept the request.
  case requestRejected = "request-rejected"
  /// Every attempt failed, and none took effect.
  case gaveUp = "gave-up"
}

extension ErasureFailure {
  /// What to do about it.
  package var advice: String {
    switch self {
    case .connectionRemoved:
      "The connection is removed and its API key forgotten: delete the contact at Sendinblue by hand."
    case .keyUnavailable:
      "The vault does not hold the API key: give it with `waybill connection rotate-key`, then erase"
        + " again."
    case .keyRefused:
      "Sendinblue does not know the API key: give another with `waybill connection rotate-key`, then"
        + " erase again."
    case .addressNotAllowed:
      "Sendinblue takes no calls from this machine: allow its address there, then erase again."
    case .paymentRequired: "The account has to be paid for: see to that, then erase again."
    case .notPermitted:
      "The API key may not delete contacts: give one that may with `waybill connection rotate-key`,"
        + " then erase again."
    case .requestRejected:
      "Sendinblue does not accept the request: delete the contact there by hand, and erase again to"
        + " have it on record."
    case .gaveUp: "Sendinblue could not be reached: erase again later."
    }
  }
}
