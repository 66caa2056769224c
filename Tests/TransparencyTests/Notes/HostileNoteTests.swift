import Testing
import Transparency

@Suite struct HostileNoteTests {
  private static let line = "\u{2014} a AAAAAAA=\n"

  @Test func textsMayHaveBlankLinesAndUnicode() throws {
    let text = "first\n\n\u{2014} not a signature\n\n\n\u{e8} l\u{2019}ultima \u{7f}\n"
    let note = try SignedNote((text + "\n" + Self.line).utf8)
    #expect(note.text == text)
    #expect(note.signatures.map(\.name.text) == ["a"])
    #expect(note.serialized == text + "\n" + Self.line)
  }

  @Test(arguments: [
    "", "\n", "\n\n", "text\n", "text\n\n", "text\n\n\n", line, "text\n" + line,
    "text\n\n" + line.dropLast(), "text\n\n" + line + "\n", "text\n\n" + line + "x\n",
    "text\r\n\n" + line, "text\r\n\r\n" + line, "text\n\n\u{2014} a AAAAAAA=\r\n",
    "te\txt\n\n" + line,
    "te\u{0}xt\n\n" + line, "te\u{1f}xt\n\n" + line, "text\n\n" + line + "\n" + line.dropLast(),
    "text\n\n- a AAAAAAA=\n", "text\n\n\u{2014}a AAAAAAA=\n", "text\n\n\u{2014}  a AAAAAAA=\n",
    "text\n\n \u{2014} a AAAAAAA=\n", "text\n\n\u{2014} AAAAAAA=\n", "text\n\n\u{2014}  AAAAAAA=\n",
    "text\n\n\u{2014} a b AAAAAAA=\n", "text\n\n\u{2014} a+b AAAAAAA=\n",
    "text\n\n\u{2014} a\u{a0}b AAAAAAA=\n", "text\n\n\u{2014} a\u{2003}b AAAAAAA=\n",
    "text\n\n\u{2014} a\u{85}b AAAAAAA=\n", "text\n\n\u{2014} a\u{3000} AAAAAAA=\n",
    "text\n\n\u{2014} a AAAAAA==\n", "text\n\n\u{2014} a AAAAAAA\n",
    "text\n\n\u{2014} a AAAAAAB=\n",
    "text\n\n\u{2014} a AAAAAAA= \n", "text\n\n\u{2014} a AAAA-_A=\n", "text\n\n\u{2014} a \n",
    "text\n\n\u{2014} a\n", "text\n\n\u{2014} a AAAAAAA=\n\u{2014}\n",
  ])
  func otherTextsAreNoNote(note: String) {
    #expect(throws: TransparencyError.self) { try SignedNote(note.utf8) }
  }

  @Test(arguments: [[0x80], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]])
  func otherBytesAreNoText(bytes: [UInt8]) {
    let failure = TransparencyError.malformed(.note, reason: "it is not UTF-8")
    #expect(throws: failure) {
      try SignedNote(Array("te".utf8) + bytes + Array(("xt\n\n" + Self.line).utf8))
    }
  }

  @Test func manySignaturesAreReadAndTooManyAreNot() throws {
    let most = SignedNote.mostSignatures
    #expect(most >= 16)
    let lines = String(repeating: Self.line, count: most)
    #expect(try SignedNote(("text\n\n" + lines).utf8).signatures.count == most)
    #expect(throws: TransparencyError.self) {
      try SignedNote(("text\n\n" + lines + Self.line).utf8)
    }
  }

  @Test func signaturesOfUnknownKeysArePassedOver() throws {
    let authors = try Authors()
    let note = try authors.note(5)
    // The log's name with another ID, and its ID with another name.
    let key = authors.log.verifier
    let others = try SignedNote(
      (note.text + "\n\u{2014} \(key.name.text) AAAAAAA=\n" + Self.line
        + note.serialized.dropFirst(note.text.utf8.count + 1)).utf8)
    #expect(try others.verify(with: [key]).map(\.verifier) == [key])
    #expect(try others.verify(with: [authors.otherLog.verifier]).isEmpty)
    #expect(throws: TransparencyError.unsigned(name: "example.com/other")) {
      try SignedCheckpoint(opening: others, log: authors.otherLog.verifier)
    }
  }

  @Test func aKeyCountsOnceAndEachOfItsLinesMustBeRight() throws {
    let authors = try Authors()
    let note = try authors.note(5)
    let twice = note.adding(note.signatures[0])
    #expect(try twice.verify(with: [authors.log.verifier]).count == 1)
    let wrong = note.adding(try authors.note(6).signatures[0])
    #expect(throws: TransparencyError.badSignature(name: "example.com/log")) {
      try wrong.verify(with: [authors.log.verifier])
    }
  }

  @Test(arguments: [
    "", "example.com/foo", "example.com/foo+530d903a",
    "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "example.com foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3Q==",
    "example.com/foo+530d903a+", "example.com/foo+530d903a+AQ==",
  ])
  func otherTextsAreNoVerifierKey(vkey: String) {
    #expect(throws: TransparencyError.self) { try NoteVerifier(vkey: vkey) }
  }

  @Test(arguments: [(2, "Auky"), (5, "Beky"), (6, "Buky"), (255, "/+ky"), (0, "AOky")])
  func otherTypesOfKeysAreNamed(type: UInt8, start: String) {
    let key = start + "eRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    #expect(throws: TransparencyError.unsupportedKeyType(type)) {
      try NoteVerifier(vkey: "example.com/foo+530d903a+" + key)
    }
  }

  @Test(arguments: [0, 31, 33, 64])
  func otherLengthsAreNoSeed(length: Int) throws {
    let seed = [UInt8](repeating: 1, count: length)
    #expect(throws: TransparencyError.self) {
      try NoteSigner(name: KeyName("a"), seed: seed)
    }
    #expect(throws: TransparencyError.self) { try Cosigner(name: KeyName("a"), seed: seed) }
  }

  @Test func keysPrintWithoutTheirSecret() throws {
    let authors = try Authors()
    var texts = ["\(authors.log)", "\(authors.witness)"]
    texts += [String(reflecting: authors.log), String(reflecting: authors.witness)]
    dump(authors.log, to: &texts[0])
    dump(authors.witness, to: &texts[1])
    for text in texts {
      #expect(text.contains("<redacted>"))
      #expect(!text.contains("PrivateKey"))
    }
  }

  @Test(arguments: ["", "text", "te\rxt\n", "te\u{0}xt\n"])
  func textsThatNoNoteCanHaveAreNotSigned(text: String) throws {
    let authors = try Authors()
    #expect(throws: TransparencyError.self) { try authors.log.sign(text) }
  }

  /// Swift's strings hold these two for the same.
  @Test func namesAreComparedByTheirBytes() throws {
    #expect("caf\u{e9}" == "cafe\u{301}")
    #expect(try KeyName("caf\u{e9}") != KeyName("cafe\u{301}"))
  }
}
