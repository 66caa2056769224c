import Testing
import Transparency

@Suite struct NoteVectorTests {
  @Test func notesOfOthersAreVerified() throws {
    for vector in try Vectors.read().notes {
      let verifier = try NoteVerifier(vkey: vector.vkey)
      #expect(verifier.vkey == vector.vkey)
      let note = try SignedNote(vector.note.utf8)
      #expect(note.serialized == vector.note)
      #expect(try note.verify(with: [verifier]).map(\.verifier) == [verifier], "\(vector.source)")
      #expect(throws: TransparencyError.badSignature(name: verifier.name.text)) {
        let text = vector.note.replacing("\n\n", with: " \n\n", maxReplacements: 1)
        return try SignedNote(text.utf8).verify(with: [verifier])
      }
    }
  }

  @Test func aCheckpointIsThatOverItsLeaves() throws {
    let vectors = try Vectors.read()
    for vector in vectors.notes {
      guard let leaves = vector.leavesUtf8 else { continue }
      let signed = try SignedCheckpoint(
        opening: SignedNote(vector.note.utf8), log: NoteVerifier(vkey: vector.vkey))
      #expect(signed.checkpoint.size == UInt64(leaves.count))
      #expect(
        signed.checkpoint.root == CompactRange(leaves.map { TreeHash(leaf: $0.utf8) }).root)
    }
    let empty = try #require(vectors.notes.first { $0.source.hasSuffix("checkpoint.0") })
    let signed = try SignedCheckpoint(
      opening: SignedNote(empty.note.utf8), log: NoteVerifier(vkey: empty.vkey))
    #expect(signed.checkpoint.root == .ofNothing)
  }

  @Test func ourNoteIsTheOneThatGoHasAccepted() throws {
    let vectors = try Vectors.read()
    let vector = try #require(vectors.notes.first { $0.seedHex != nil })
    let seed = bytes(hex: try #require(vector.seedHex))
    let signer = try NoteSigner(name: KeyName("example.com/audit-log"), seed: seed)
    #expect(signer.verifier.vkey == vector.vkey)
    let root = try hash(hex: try #require(vectors.rootHexBySize.last))
    let checkpoint = Checkpoint(origin: signer.verifier.name, size: 8, root: root)
    let note = try checkpoint.signed(by: signer)
    #expect(vector.note.hasPrefix(note.serialized))
    let witness = try NoteVerifier(vkey: try #require(vector.witnessVkey))
    let signed = try SignedCheckpoint(
      opening: SignedNote(vector.note.utf8), log: signer.verifier, witnesses: [witness])
    #expect(signed.signatures.map(\.verifier) == [signer.verifier, witness])
    #expect(signed.signatures.map(\.time) == [nil, vector.cosignatureTime])
  }
}
