/// The text that an administrator consents to before a connection may export anything.
///
/// A version once published never changes: its digest is in the logs of those who accepted it.
package struct ConsentText: Hashable, Sendable {
  /// The version and language, such as `2026-11.en`.
  package let version: String

  /// The text as shown, in UTF-8 with line feeds; its digest is taken over exactly these bytes.
  package let text: String

  /// The text in force, once in each language; English first.
  ///
  /// The package manager turns the first character of a resource's name into an underscore.
  package static var current: [ConsentText] {
    [
      ConsentText(
        version: "2026-11.en",
        text: String(decoding: PackageResources._026_11_en_txt, as: UTF8.self)),
      ConsentText(
        version: "2026-11.zh-Hant",
        text: String(decoding: PackageResources._026_11_zh_Hant_txt, as: UTF8.self)),
    ]
  }
}
