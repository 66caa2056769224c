package import Audit
import Ledger

extension PublishedText {
  /// The texts that are current, one in each language.
  package static var current: [PublishedText] {
    CurrentConsent.all.map { PublishedText(name: $0.name, text: $0.text) }
  }
}
