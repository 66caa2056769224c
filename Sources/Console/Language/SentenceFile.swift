/// A file of sentences: a line with a pattern in English, whose places are pairs of braces, and below it a
/// line with the same in another language, where the places have numbers, from 1.
///
/// Lines without anything, and those that begin with `#`, are for whoever edits it.
struct SentenceFile: Sendable {
  /// The patterns of the other language, by those in English.
  let patterns: [String: String]

  /// Reads a file.
  ///
  /// - Parameter bytes: The file, in UTF-8. A pattern that is there twice, or without its other line, is a
  ///   mistake of ours.
  init(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("#") }
    precondition(lines.count.isMultiple(of: 2), "there is a sentence without its translation")
    patterns = Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: lines.count, by: 2).map { place in
        (lines[place], lines[place + 1])
      })
  }
}
