/// The lines that stand before a note in tlog-proof files and in requests to a witness.
struct NotePreamble {
  /// The most hashes that a proof in a tree of 2^63 leaves has.
  static let mostHashes = 63

  private let document: TransparencyError.Document
  private var lines: ArraySlice<Substring>
  /// What stands behind the first blank line.
  let note: SignedNote

  init(
    _ bytes: some Collection<UInt8>, of document: TransparencyError.Document
  ) throws(TransparencyError) {
    let all = Array(bytes)
    guard
      let blank = all.indices.dropFirst().first(where: { all[$0] == 0x0A && all[$0 - 1] == 0x0A }),
      let text = String(validating: all[..<(blank - 1)], as: UTF8.self)
    else {
      throw .malformed(document, reason: "it has no blank line before the note, or is not UTF-8")
    }
    self.document = document
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    note = try SignedNote(all[(blank + 1)...])
  }

  /// Takes a line that must say just this.
  mutating func take(_ line: String) throws(TransparencyError) {
    guard lines.popFirst()?.utf8.elementsEqual(line.utf8) == true else {
      throw .malformed(document, reason: "a line is not \"\(line)\"")
    }
  }

  /// Takes what a line says behind a word and a space, if the line begins with these.
  mutating func value(of word: String) -> Substring? {
    let start = word + " "
    guard let line = lines.first, line.utf8.starts(with: start.utf8) else { return nil }
    lines.removeFirst()
    return line[line.utf8.index(line.startIndex, offsetBy: start.utf8.count)...]
  }

  /// Takes a line of a word and a number.
  mutating func number(of word: String) throws(TransparencyError) -> UInt64 {
    guard let number = value(of: word).flatMap({ Decimal.decode($0) }) else {
      throw .malformed(
        document, reason: "a line is not \"\(word)\" and a decimal number below 2^63")
    }
    return number
  }

  /// Takes all further lines, each of which must be a hash.
  mutating func hashes() throws(TransparencyError) -> [TreeHash] {
    guard lines.count <= Self.mostHashes else {
      throw .malformed(document, reason: "it has more than \(Self.mostHashes) hashes")
    }
    var hashes: [TreeHash] = []
    while let line = lines.popFirst() {
      guard let hash = TreeHash(base64: line) else {
        throw .malformed(document, reason: "a hash is not base64 of 32 bytes")
      }
      hashes.append(hash)
    }
    return hashes
  }
}
