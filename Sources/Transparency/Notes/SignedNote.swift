/// A text and the signatures below it (C2SP signed-note).
package struct SignedNote: Sendable {
  /// The most signatures that are read: the specification asks for 16 at least, and for a limit.
  package static let mostSignatures = 64

  /// What is signed; it ends with a line feed.
  package let text: String
  /// The signatures in their order; nothing is known of them before they are verified.
  package private(set) var signatures: [NoteSignature]

  init(text: String, signatures: [NoteSignature]) {
    self.text = text
    self.signatures = signatures
  }

  /// Reads a note.
  /// - Parameter bytes: the note, as it was published.
  /// - Throws: ``TransparencyError/malformed(_:reason:)``.
  package init(_ bytes: some Collection<UInt8>) throws(TransparencyError) {
    guard let note = String(validating: bytes, as: UTF8.self) else {
      throw .malformed(.note, reason: "it is not UTF-8")
    }
    guard bytes.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }) else {
      throw .malformed(.note, reason: "it has a control character")
    }
    let all = Array(note.utf8)
    // The last blank line, since the text may have others.
    guard all.last == 0x0A,
      let blank = all.indices.dropFirst().last(where: { all[$0] == 0x0A && all[$0 - 1] == 0x0A }),
      blank + 1 < all.count
    else { throw .malformed(.note, reason: "it is not a text, a blank line and signed lines") }
    text = String(decoding: all[..<blank], as: UTF8.self)
    signatures = []
    for line in all[(blank + 1)...].dropLast().split(
      separator: 0x0A, omittingEmptySubsequences: false)
    {
      guard signatures.count < Self.mostSignatures else {
        throw .malformed(.note, reason: "it has more than \(Self.mostSignatures) signatures")
      }
      signatures.append(try NoteSignature(line: String(decoding: line, as: UTF8.self)))
    }
  }

  /// The note as it is published; what was read comes back byte for byte.
  package var serialized: String {
    text + "\n" + signatures.map { $0.line + "\n" }.joined()
  }

  /// The note with one signature more.
  /// - Parameter signature: a signature of the same text.
  /// - Returns: the note; the new signature is the last.
  package func adding(_ signature: NoteSignature) -> SignedNote {
    SignedNote(text: text, signatures: signatures + [signature])
  }

  /// Checks the signatures of known keys; those of others are passed over.
  /// - Parameter verifiers: the keys that are known.
  /// - Returns: what was verified, once a key, in the note's order; it may be empty.
  /// - Throws: ``TransparencyError/badSignature(name:)``: one of a known key is wrong, and with it
  ///   the note.
  package func verify(
    with verifiers: [NoteVerifier]
  ) throws(TransparencyError) -> [VerifiedSignature] {
    var verified: [VerifiedSignature] = []
    for signature in signatures {
      for verifier in verifiers
      where verifier.name == signature.name && verifier.keyID == signature.keyID {
        let found = try verifier.verify(signature, of: text)
        if !verified.contains(where: { $0.verifier == verifier }) { verified.append(found) }
      }
    }
    return verified
  }
}

extension SignedNote: Hashable {
  package static func == (left: SignedNote, right: SignedNote) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8) && left.signatures == right.signatures
  }

  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(signatures)
  }
}
