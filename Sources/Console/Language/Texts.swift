import Audit
import Results

/// What a page says in one language.
struct Texts: Sendable {
  /// What the command line says, in one language.
  struct Translation: Sendable {
    /// What its words are called; those that are missing are called as they are there.
    let words: TextFile
    /// What its sentences are; those that are missing stay in English.
    let sentences: SentenceFile
  }

  /// The language.
  let language: Language
  /// The texts by their names, for templates.
  let all: [String: String]
  private let translation: Translation

  /// Puts texts together.
  ///
  /// - Parameters:
  ///   - language: Their language.
  ///   - files: Those of the frame, and of a page; of two texts of one name the later file's counts.
  ///   - translation: What the command line says, in this language.
  init(_ language: Language, _ files: [TextFile], translation: Translation) {
    self.language = language
    all = files.reduce(into: [:]) { all, file in all.merge(file.texts) { $1 } }
    self.translation = translation
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
  func word(_ text: String) -> String { translation.words.texts[text] ?? text }

  /// A sentence of the command line in this language, made safe to show.
  func say(_ sentence: Sentence) -> String {
    sentence.text { translation.sentences.patterns[$0] ?? translation.words.texts[$0] }.visible
  }
}
