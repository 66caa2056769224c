import Domain
import Ledger

/// Has a person agree to the consent text.
enum Consenting {
  /// What has to be typed.
  private static let agreement = "I agree"

  /// Whether a person agrees to the text that is current.
  ///
  /// A script agrees to a text that it knows: it names the text's version. A person is shown the
  /// text.
  ///
  /// - Parameters:
  ///   - version: The value of `--agree`.
  ///   - terminal: Where to ask.
  /// - Returns: The text agreed to.
  /// - Throws: `Refusal.consentTextNotCurrent`, or `CommandError` where nobody agreed.
  static func agree(to version: String?, on terminal: Terminal) throws -> ConsentText {
    let (text, name) = Ledger.consent
    if let version {
      guard version == name.version else {
        throw Refusal.consentTextNotCurrent(current: name.version)
      }
      return name
    }
    guard terminal.isInteractive else { throw unanswered(name) }
    StandardStream.say("\(text)\n(version \(name.version))")
    let answer = Question.ask("Type “\(agreement)” to agree: ")
    guard answer?.lowercased() == agreement.lowercased() else {
      throw CommandError.notConfirmed(what: "Agree to the consent text \(name.version)")
    }
    return name
  }

  /// Checks that somebody can agree, before anything else is done.
  static func requirePossible(_ version: String?, on terminal: Terminal) throws {
    let (_, name) = Ledger.consent
    if let version, version != name.version {
      throw Refusal.consentTextNotCurrent(current: name.version)
    }
    if version == nil, !terminal.isInteractive { throw unanswered(name) }
  }

  private static func unanswered(_ name: ConsentText) -> CommandError {
    .answerNeeded(
      what: "The agreement to the consent text",
      give: "--agree \(name.version), once you have read `waybill connection consent-text`")
  }
}
