package import Domain

/// A consent text as it was published.
package struct PublishedText: Hashable, Sendable {
  /// Its version and the digest of exactly its bytes.
  package let name: ConsentText
  /// The text.
  package let text: String

  /// Takes a text.
  ///
  /// - Parameters:
  ///   - name: Its version and the digest of exactly its bytes.
  ///   - text: The text.
  package init(name: ConsentText, text: String) {
    self.name = name
    self.text = text
  }
}
