import Foundation

/// What the sandbox answered.
struct Answer {
  let status: Int
  /// Names in lower case.
  let headers: [String: String]
  let text: String

  /// The body, or null where it is no JSON.
  var json: JSON { (try? JSONDecoder().decode(JSON.self, from: Data(text.utf8))) ?? .null }

  /// The refusal in one line: `status code: message`.
  var refusal: String {
    "\(status) \(json["code"]?.string ?? "-"): \(json["message"]?.string ?? "-")"
  }
}
