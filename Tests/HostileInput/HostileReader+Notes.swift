import Transparency

extension HostileReader {
  /// What logs, witnesses and whoever holds their keys hand over as text.
  static let notes = [note, checkpoint, verifierKey, secretKey]

  private static let note = HostileReader("note") { bytes throws(BrokenPromise) in
    guard let note = try? SignedNote(bytes) else { return false }
    try require(note.serialized.utf8.elementsEqual(bytes), "a note comes back byte for byte")
    try require(note.text.hasSuffix("\n"), "a note's text ends with a line feed")
    try require(
      (1...SignedNote.mostSignatures).contains(note.signatures.count),
      "a note has signatures, and not too many")
    let strangers = note.signatures.compactMap { try? NoteVerifier(vkey: stranger(of: $0)) }
    let verified = try? note.verify(with: strangers)
    try require(verified?.isEmpty != false, "nobody has signed a note by a key of theirs")
    return true
  }

  /// A key of the name that a signature gives; its ID will hardly ever be that of the signature.
  private static func stranger(of signature: NoteSignature) -> String {
    "\(signature.name.text)+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
  }

  private static let checkpoint = ofText("checkpoint") { text throws(BrokenPromise) in
    guard let checkpoint = try? Checkpoint(text: text) else { return false }
    let written = checkpoint.text + checkpoint.extensions.map { $0 + "\n" }.joined()
    try require(written.utf8.elementsEqual(text.utf8), "a checkpoint comes back byte for byte")
    try require(checkpoint.size <= UInt64(Int64.max), "sizes are of 63 bits")
    try require(
      checkpoint.size > 0 || checkpoint.root == .ofNothing, "nothing has the root of nothing")
    return true
  }

  private static let verifierKey = ofText("verifier-key") { text throws(BrokenPromise) in
    guard let verifier = try? NoteVerifier(vkey: text) else { return false }
    try require(verifier.vkey.utf8.elementsEqual(text.utf8), "a key comes back byte for byte")
    return true
  }

  private static let secretKey = ofText("secret-key") { text throws(BrokenPromise) in
    if let signer = try? NoteSigner(secretKey: text) {
      guard let note = try? signer.sign("text\n"),
        let signatures = try? note.verify(with: [signer.verifier])
      else { throw BrokenPromise(description: "a key signs what it verifies") }
      try require(signatures.count == 1, "a key signs once")
      return true
    }
    return (try? Cosigner(secretKey: text)) != nil
  }
}
