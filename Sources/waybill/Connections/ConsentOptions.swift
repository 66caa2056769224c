import ArgumentParser
import Domain
import Ledger

/// How a person agrees to the consent text.
struct ConsentOptions: ParsableArguments {
  /// What has to be typed.
  private static let agreement = "I agree"

  @Option(
    help: ArgumentHelp(
      "Agree to the consent text of this version; see `waybill connection consent-text`.",
      valueName: "version"))
  var agree: String?
  @Option(
    help: ArgumentHelp(
      "The language in which the text is shown; the record holds which.", valueName: "language"))
  var language = ConsentLanguage.english

  /// Asks whether a person agrees to the text that is current.
  ///
  /// A script agrees to a text that it knows: it names the text's version. A person is shown the
  /// text.
  ///
  /// - Parameter terminal: Where to ask.
  /// - Returns: The text agreed to.
  /// - Throws: `Refusal.consentTextNotCurrent`, or `CommandError` where nobody agreed.
  func ask(on terminal: Terminal) throws -> ConsentText {
    if let agree { return try named(agree) }
    let consent = CurrentConsent.text(in: language.tag)
    guard terminal.isInteractive else { throw unanswered }
    StandardStream.say("\(consent.text)\n(version \(consent.name.version))")
    let answer = Question.ask("Type “\(Self.agreement)” to agree: ")
    guard answer?.lowercased() == Self.agreement.lowercased() else {
      throw CommandError.notConfirmed(what: "Agree to the consent text \(consent.name.version)")
    }
    return consent.name
  }

  /// Checks that somebody can agree, before anything else is done.
  ///
  /// - Parameter terminal: Where they would be asked.
  /// - Throws: As `ask(on:)`.
  func requirePossible(on terminal: Terminal) throws {
    if let agree {
      _ = try named(agree)
    } else if !terminal.isInteractive {
      throw unanswered
    }
  }

  /// The current text of a version.
  private func named(_ version: String) throws(Refusal) -> ConsentText {
    guard let found = CurrentConsent.all.first(where: { $0.name.version == version }) else {
      throw .consentTextNotCurrent(current: CurrentConsent.text(in: language.tag).name.version)
    }
    return found.name
  }

  private var unanswered: CommandError {
    .answerNeeded(
      what: "The agreement to the consent text",
      give: "--agree \(CurrentConsent.text(in: language.tag).name.version), once you have read"
        + " `waybill connection consent-text`")
  }
}
