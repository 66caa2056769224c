import Hummingbird

extension APIError {
  /// The answer that says so.
  var response: Response {
    let duplicates = self == .phoneTaken ? ["duplicate_identifiers": ["SMS"]] : nil
    let body = Body(code: code, message: message, metadata: duplicates)
    return .json(body, status: .init(code: statusCode))
  }

  private struct Body: Encodable {
    let code: String
    let message: String
    let metadata: [String: [String]]?
  }
}
