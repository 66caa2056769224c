extension SignedNote {
  /// Puts a witness's answer below the checkpoint that it was asked about.
  /// - Parameters:
  ///   - answer: signature lines, each ended by a line feed, as the witness sent them.
  ///   - witnesses: keys of witnesses that are known; lines of others are left out.
  /// - Returns: the note with the cosignatures that were verified, each once.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``,
  ///   ``TransparencyError/badSignature(name:)``.
  package func adding(
    answer: some Collection<UInt8>, of witnesses: [NoteVerifier]
  ) throws(TransparencyError) -> SignedNote {
    // The answer as a note of its own: its lines then obey the rules of a note's.
    let answered = try SignedNote(Array((text + "\n").utf8) + answer)
    guard answered.text.utf8.elementsEqual(text.utf8) else {
      throw .malformed(.note, reason: "the witness's answer has a blank line")
    }
    var note = self
    for line in answered.signatures where !note.signatures.contains(line) {
      let one = SignedNote(text: text, signatures: [line])
      if try !one.verify(with: witnesses).isEmpty { note = note.adding(line) }
    }
    return note
  }
}
