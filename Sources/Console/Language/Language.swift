/// A language in which pages are read.
package enum Language: String, CaseIterable, Sendable {
  /// English.
  case english = "en"
  /// Chinese in traditional characters, in the words of Hong Kong.
  case chinese = "zh-Hant"

  /// What the language calls itself.
  var name: String {
    switch self {
    case .english: "English"
    case .chinese: "繁體中文"
    }
  }

  /// The first language of a reader's that there are texts in.
  ///
  /// - Parameter header: What their browser says (RFC 9110, 12.5.4), in the order in which it says it:
  ///   browsers put what is preferred first.
  package init(accepting header: String?) {
    let tags = (header ?? "").lowercased().split(separator: ",").map {
      $0.prefix { $0 != ";" }.filter { !$0.isWhitespace }
    }
    for tag in tags {
      if tag == "en" || tag.hasPrefix("en-") {
        self = .english
        return
      }
      if tag == "zh" || tag.hasPrefix("zh-") {
        self = .chinese
        return
      }
    }
    self = .english
  }
}
