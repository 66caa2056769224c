package import Foundation

/// The body of an answer that says no: a code and a message, neither of them sure to be there.
package struct ErrorAnswer {
  var code: ErrorCode?

  /// The message as it came, which may quote a profile and may be of any length.
  package var message: String?

  /// Whether contacts could not be taken off a list because none of them was on it.
  ///
  /// Only the message tells that from other invalid parameters; that of the opposite request,
  /// `Contact already in list and/or does not exist`, is the one that was published.
  var saysThatNobodyWasThere: Bool {
    guard code == .invalidParameter, let message = message?.lowercased() else { return false }
    return message.hasPrefix("contact") && message.contains("does not exist")
  }

  private struct Fields: Decodable {
    let code: String?
    let message: String?
  }

  /// Reads a body; whatever is not such a JSON object, HTML above all, says nothing.
  ///
  /// - Parameter body: As much of the body as came.
  package init(_ body: Data) {
    do {
      let fields = try JSONDecoder().decode(Fields.self, from: body)
      code = fields.code.flatMap(ErrorCode.init(rawValue:))
      message = fields.message
    } catch {
      code = nil
      message = nil
    }
  }
}
