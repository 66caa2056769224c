import ArgumentParser
import Ledger

/// A language in which there is a consent text.
package struct ConsentLanguage: ExpressibleByArgument, Hashable, Sendable {
  /// Its tag (BCP 47).
  package let tag: String

  /// Reads a tag; there has to be a text.
  package init?(argument: String) {
    guard Self.allValueStrings.contains(argument) else { return nil }
    tag = argument
  }

  private init(tag: String) {
    self.tag = tag
  }

  /// The language in which there always is one.
  package static let english = ConsentLanguage(tag: CurrentConsent.english.language)

  package static var allValueStrings: [String] { CurrentConsent.all.map(\.language) }
  package var defaultValueDescription: String { tag }
}
