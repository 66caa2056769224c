import Testing

/// A command line cut into words as a POSIX shell cuts it, where it uses no more than quotes.
struct ShellWords {
  /// The words.
  private(set) var words: [String] = []

  /// Cuts a line.
  ///
  /// - Throws: Where the line uses what is not understood here, or a quote stays open.
  init(_ line: String) throws {
    var word: String?
    var quote: Character?
    for character in line {
      switch (quote, character) {
      case (let open?, character) where open == character: quote = nil
      case (.some, _): word = (word ?? "") + String(character)
      case (nil, "'"), (nil, "\""):
        quote = character
        word = word ?? ""
      case (nil, " "):
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
      try #require(
        !"\\$|&;<>*?~(){}#!".contains(character) || quote == "'", "\(line): \(character)")
    }
    try #require(quote == nil, "\(line): a quote stays open")
    if let word { words.append(word) }
  }
}
