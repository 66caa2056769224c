/// A file of texts: a line each, its name, a colon and the text; lines that begin with `#` say something to
/// whoever edits it.
struct TextFile: Sendable {
  /// The texts by their names.
  let texts: [String: String]

  /// Reads a file.
  ///
  /// - Parameter bytes: The file, in UTF-8. A line that is no text, or a name that is there twice, is a
  ///   mistake of ours.
  init(_ bytes: [UInt8]) {
    var texts: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      guard let colon = line.firstRange(of: ": ") else {
        preconditionFailure("“\(line)” is no text with a name")
      }
      let name = String(line[..<colon.lowerBound])
      precondition(texts[name] == nil, "there are two texts “\(name)”")
      texts[name] = String(line[colon.upperBound...])
    }
    self.texts = texts
  }
}
