/// The error codes that the API documents; any other is dropped, since it could say anything.
package enum ErrorCode: String, Sendable, Hashable, CaseIterable {
  case invalidParameter = "invalid_parameter"
  case missingParameter = "missing_parameter"
  case outOfRange = "out_of_range"
  case campaignProcessing = "campaign_processing"
  case campaignSent = "campaign_sent"
  case documentNotFound = "document_not_found"
  case notEnoughCredits = "not_enough_credits"
  case permissionDenied = "permission_denied"
  case duplicateParameter = "duplicate_parameter"
  case duplicateRequest = "duplicate_request"
  case methodNotAllowed = "method_not_allowed"
  case unauthorized
  case accountUnderValidation = "account_under_validation"
  case accountInProcess = "account_in_process"
  case notAcceptable = "not_acceptable"
  case badRequest = "bad_request"
  case unprocessableEntity = "unprocessable_entity"
  case resellerPermissionDenied = "reseller_permission_denied"
}
