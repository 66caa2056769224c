import Testing
import Transparency

/// Files with one byte changed, left out or doubled: either they are refused, or they say the same.
@Suite struct MutationTests {
  /// Numbers that are the same in each run (SplitMix64).
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64 = 0x5EED

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }

  private static func mutations(of text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    var numbers = Numbers()
    var all: [[UInt8]] = []
    for place in bytes.indices {
      var others = Array("\n\r\0 +=A0/".utf8) + [0xFF, bytes[place] ^ 1, bytes[place] ^ 0x20]
      others.append(UInt8.random(in: 0...255, using: &numbers))
      for other in others where other != bytes[place] {
        var changed = bytes
        changed[place] = other
        all.append(changed)
      }
      all.append(Array(bytes[..<place] + bytes[(place + 1)...]))
      all.append(Array(bytes[...place] + bytes[place...]))
      all.append(Array(bytes[..<place]))
    }
    return all
  }

  /// A checkpoint of the log, with a cosignature of a witness whose key is not known.
  private static func note(_ authors: Authors) throws -> SignedNote {
    let note = try authors.note(6)
    return note.adding(authors.stranger.cosign(note, at: 9))
  }

  @Test func aChangedCheckpointSaysTheSameOrIsRefused() throws {
    let authors = try Authors()
    var opened = 0
    var refused = 0
    for bytes in Self.mutations(of: try Self.note(authors).serialized) {
      do {
        let note = try SignedNote(bytes)
        #expect(note.serialized.utf8.elementsEqual(bytes))
        let signed = try SignedCheckpoint(opening: note, log: authors.log.verifier)
        #expect(signed.checkpoint.head == authors.head(6))
        #expect(signed.signatures.map(\.verifier) == [authors.log.verifier])
        opened += 1
      } catch {
        refused += 1
      }
    }
    #expect(opened > 0, "the unknown signature may change")
    #expect(refused > opened)
  }

  @Test func aChangedCosignatureIsRefused() throws {
    let authors = try Authors()
    let note = try Self.note(authors)
    let keys = [authors.stranger.verifier]
    var refused = 0
    for bytes in Self.mutations(of: note.serialized) {
      do {
        let note = try SignedNote(bytes)
        let signed = try SignedCheckpoint(
          opening: note, log: authors.log.verifier, witnesses: keys)
        guard signed.signatures.count > 1 else { continue }
        #expect(signed.signatures.map(\.time) == [nil, 9])
        #expect(signed.checkpoint.head == authors.head(6))
      } catch {
        refused += 1
      }
    }
    #expect(refused > 0)
  }

  @Test func aChangedProofShowsTheSameOrIsRefused() throws {
    let authors = try Authors()
    let signed = try SignedCheckpoint(
      opening: Self.note(authors), log: authors.log.verifier)
    let proof = try LogProof(index: 4, in: signed, reading: authors.store.read)
    let leaf = authors.store.leaves[4]
    var refused = 0
    for bytes in Self.mutations(of: proof.serialized) {
      do {
        let changed = try LogProof(bytes)
        #expect(changed.serialized.utf8.elementsEqual(bytes))
        let shown = try changed.verify(leaf: leaf, log: authors.log.verifier)
        #expect(shown.checkpoint.head == authors.head(6))
        #expect(changed.index == 4)
      } catch {
        refused += 1
      }
    }
    #expect(refused > 0)
  }
}
