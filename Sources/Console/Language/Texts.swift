/// What a page says in one language.
struct Texts: Sendable {
  /// The language.
  let language: Language
  /// The texts by their names, for templates.
  let all: [String: String]
  private let words: [String: String]

  /// Puts texts together.
  ///
  /// - Parameters:
  ///   - language: Their language.
  ///   - files: Those of the frame, and of a page; of two texts of one name the later file's counts.
  ///   - words: What words of the command line are called in this language; those that are missing are
  ///     called as they are there.
  init(_ language: Language, _ files: [TextFile], words: TextFile) {
    self.language = language
    all = files.reduce(into: [:]) { all, file in all.merge(file.texts) { $1 } }
    self.words = words.texts
  }

  /// A text.
  ///
  /// - Parameters:
  ///   - name: Its name; one that is missing is a mistake of ours, and is shown as what it is.
  ///   - values: What goes into its places, which are names in braces.
  subscript(_ name: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    values.reduce(all[name] ?? "[\(name)]") { text, value in
      text.replacing("{\(value.key)}", with: value.value)
    }
  }

  /// What a column of the command line is called in this language, as the beginning of a line.
  func title(_ text: String) -> String {
    let title = word(text)
    return title.prefix(1).uppercased() + title.dropFirst()
  }

  /// What a word or title of the command line is called in this language.
  func word(_ text: String) -> String { words[text] ?? text }
}
