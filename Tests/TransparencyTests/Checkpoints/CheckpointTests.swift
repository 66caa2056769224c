import Testing
import Transparency

@Suite struct CheckpointTests {
  private static let root = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg="

  @Test func furtherLinesAreReadAndNotWritten() throws {
    let text = "a log + more\n8\n\(Self.root)\nfirst\n second\n"
    let checkpoint = try Checkpoint(text: text)
    #expect(checkpoint.origin == "a log + more")
    #expect(checkpoint.extensions == ["first", " second"])
    #expect(checkpoint.text == "a log + more\n8\n\(Self.root)\n")
  }

  @Test(arguments: [
    "", "\n", "o\n8\n", "o\n8\n\(root)", "\n8\n\(root)\n", "o\n\n\(root)\n", "o\n8\n\n",
    "o\n08\n\(root)\n", "o\n00\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", "o\n-8\n\(root)\n",
    "o\n+8\n\(root)\n", "o\n8 \n\(root)\n", "o\n 8\n\(root)\n", "o\n0x8\n\(root)\n",
    "o\n8.0\n\(root)\n", "o\n\u{668}\n\(root)\n", "o\n9223372036854775808\n\(root)\n",
    "o\n18446744073709551616\n\(root)\n", "o\n8\n\(root)\n\n", "o\n8\n\(root)\n\nx\n",
    "o\n8\n\(root) \n", "o\n8\n\(root.dropLast())\n", "o\n8\nXcnaeQ==\n", "o\r\n8\n\(root)\n",
    "o\n8\r\n\(root)\n", "o\n8\n\(root)\nx",
  ])
  func otherTextsAreNoCheckpoint(text: String) {
    #expect(throws: TransparencyError.self) { try Checkpoint(text: text) }
  }

  @Test func theLargestSizeIsRead() throws {
    let checkpoint = try Checkpoint(text: "o\n9223372036854775807\n\(Self.root)\n")
    #expect(checkpoint.size == UInt64(Int64.max))
  }

  @Test func aLogWithoutEntriesHasTheRootOfNothing() {
    #expect(throws: TransparencyError.wrongEmptyRoot) {
      try Checkpoint(text: "o\n0\n\(Self.root)\n")
    }
  }

  @Test func aKeySignsAndOpensCheckpointsOfItsOwnLogOnly() throws {
    let authors = try Authors()
    let foreign = Checkpoint(
      origin: authors.otherLog.verifier.name, size: 0, root: .ofNothing)
    let failure = TransparencyError.wrongOrigin(expected: "example.com/log")
    #expect(throws: failure) { try foreign.signed(by: authors.log) }
    let signed = try authors.log.sign(foreign.text)
    #expect(throws: failure) {
      try SignedCheckpoint(opening: signed, log: authors.log.verifier)
    }
  }

  /// A witness says what it saw; it does not speak for the log.
  @Test func aCosignatureIsNoSignatureOfTheLog() throws {
    let authors = try Authors()
    let note = try authors.note(5)
    let cosigned = try SignedNote(
      (note.text + "\n" + authors.witness.cosign(note, at: 7).line + "\n").utf8)
    let witness = authors.witness.verifier
    #expect(try cosigned.verify(with: [witness]).map(\.time) == [7])
    #expect(throws: TransparencyError.unsigned(name: "example.com/log")) {
      try SignedCheckpoint(opening: cosigned, log: authors.log.verifier, witnesses: [witness])
    }
    #expect(throws: TransparencyError.unsigned(name: witness.name.text)) {
      try SignedCheckpoint(opening: cosigned, log: witness)
    }
  }
}
