package import Domain
import Schemas

/// A consent text that is current, in one language.
package struct CurrentConsent: Hashable, Sendable {
  /// Its version, which names its language, and its digest.
  package let name: Domain.ConsentText
  /// The text as it is shown.
  package let text: String

  /// The language, by its tag (BCP 47).
  package var language: String { Self.language(of: name) }

  /// The text once in each language; English first.
  package static let all = Schemas.ConsentText.current.map { published in
    CurrentConsent(
      name: Domain.ConsentText(
        version: published.version, sha256: .init(of: published.text.utf8)),
      text: published.text)
  }

  /// The text in English, which there always is.
  package static var english: CurrentConsent { all[0] }

  /// The text in a language.
  ///
  /// - Parameter language: The language's tag.
  /// - Returns: The text; in English where there is none in that language.
  package static func text(in language: String) -> CurrentConsent {
    all.first { $0.language == language } ?? english
  }

  /// The text in the language of one that somebody agreed to.
  ///
  /// - Parameter name: What they agreed to; nothing for nobody, and so for English.
  /// - Returns: That very text where it is current.
  package static func text(like name: Domain.ConsentText?) -> CurrentConsent {
    name.map { text(in: language(of: $0)) } ?? english
  }

  private static func language(of name: Domain.ConsentText) -> String {
    name.version.firstIndex(of: ".").map {
      String(name.version[name.version.index(after: $0)...])
    } ?? ""
  }
}

extension Domain.ConsentText {
  /// Whether it is the current text, in any language.
  package var isCurrent: Bool { CurrentConsent.all.contains { $0.name == self } }
}

extension State {
  /// The current text in the language in which somebody agreed for a connection: what a run over it is
  /// ordered under.
  ///
  /// - Parameter connection: The connection; nothing where there is none.
  /// - Returns: The text; another than they agreed to where theirs is not current any more.
  package func currentConsent(for connection: ConnectionID?) -> Domain.ConsentText {
    CurrentConsent.text(like: connection.flatMap { connections[$0]?.consent?.text }).name
  }
}
