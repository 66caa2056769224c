import Hummingbird

/// Why the sandbox refuses a request: everything that it answers with `{"code","message"}`.
///
/// Codes and messages are those seen from the real API where they are known.
package enum APIError: Error, Equatable {
  case keyAbsent
  case keyUnknown
  /// The caller's address is not among those the account allows.
  case callerNotAllowed(String)
  case rateLimited
  case missingParameter(String)
  case invalidParameter(String)
  case outOfRange(String)
  case bodyUnreadable
  case listMissing
  case folderMissing
  case contactMissing
  case contactExists
  /// A telephone number that is another contact's.
  case phoneTaken
  case processMissing
  case reportMissing
  case routeMissing

  /// The HTTP status it is answered with.
  package var statusCode: Int {
    switch self {
    case .keyAbsent, .keyUnknown, .callerNotAllowed: 401
    case .rateLimited: 429
    case .missingParameter, .invalidParameter, .outOfRange, .bodyUnreadable: 400
    case .contactExists, .phoneTaken: 400
    case .listMissing, .folderMissing, .contactMissing: 404
    case .processMissing, .reportMissing, .routeMissing: 404
    }
  }

  /// The word for it in the answer.
  package var code: String {
    switch self {
    case .keyAbsent, .keyUnknown, .callerNotAllowed: "unauthorized"
    case .rateLimited: "too_many_requests"
    case .missingParameter: "missing_parameter"
    case .invalidParameter, .processMissing: "invalid_parameter"
    case .outOfRange: "out_of_range"
    case .bodyUnreadable: "bad_request"
    case .contactExists, .phoneTaken: "duplicate_parameter"
    case .listMissing, .folderMissing, .contactMissing: "document_not_found"
    case .reportMissing, .routeMissing: "document_not_found"
    }
  }

  /// The sentence for it in the answer.
  package var message: String {
    switch self {
    case .keyAbsent: "authentication not found in headers"
    case .keyUnknown: "Key not found"
    case .callerNotAllowed(let address):
      "We have detected you are using an unrecognised IP address \(address). If you performed "
        + "this action make sure to add the new IP address in this link: "
        + "https://app.brevo.com/security/authorised_ips"
    case .rateLimited: "Too many requests"
    case .missingParameter(let message), .invalidParameter(let message), .outOfRange(let message):
      message
    case .bodyUnreadable: "Input must be a valid JSON object"
    case .listMissing: "List ID does not exist"
    case .folderMissing: "Folder ID does not exist"
    case .contactMissing: "Contact does not exist"
    case .contactExists: "Contact already exist"
    case .phoneTaken:
      "Unable to create contact, SMS is already associated with another Contact"
    case .processMissing: "processId is invalid"
    case .reportMissing: "Report does not exist"
    case .routeMissing: "Route does not exist"
    }
  }
}

extension APIError: CustomStringConvertible {
  package var description: String { "\(statusCode) \(code): \(message)" }
}
