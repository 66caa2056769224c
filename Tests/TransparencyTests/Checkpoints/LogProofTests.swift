import Testing
import Transparency

@Suite struct LogProofTests {
  @Test(arguments: [(0, 1), (0, 2), (255, 256), (256, 257), (299, 300), (7, 300)])
  func aProofShowsItsEntry(index: Int, size: Int) throws {
    let authors = try Authors()
    for extra in [nil, [], Array("read me".utf8)] as [[UInt8]?] {
      let made = try LogProof(
        index: UInt64(index), in: authors.checkpoint(size), extra: extra,
        reading: authors.store.read)
      let read = try LogProof(made.serialized.utf8)
      #expect(read == made)
      #expect(read.extra == extra)
      let leaf = TreeHash(leaf: String(index).utf8)
      let signed = try read.verify(leaf: leaf, log: authors.log.verifier)
      #expect(signed.checkpoint.head == authors.head(size))
      #expect(throws: TransparencyError.notIncluded(index: UInt64(index), size: UInt64(size))) {
        _ = try read.verify(leaf: TreeHash(leaf: "other".utf8), log: authors.log.verifier)
      }
      #expect(throws: TransparencyError.unsigned(name: "example.com/other")) {
        _ = try read.verify(leaf: leaf, log: authors.otherLog.verifier)
      }
    }
  }

  @Test func theFileIsThatOfTheSpecification() throws {
    let authors = try Authors()
    let proof = try LogProof(
      index: 2, in: authors.checkpoint(3), extra: [1, 2, 3], reading: authors.store.read)
    let expected =
      "c2sp.org/tlog-proof@v1\nextra AQID\nindex 2\n\(authors.head(2).root.base64)\n\n"
      + (try authors.note(3).serialized)
    #expect(proof.serialized == expected)
  }

  /// What is put in place of the header's lines, or of all of it.
  @Test(arguments: [
    "", "\n", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v2\nindex 0\n",
    " c2sp.org/tlog-proof@v1\nindex 0\n", "index 0\n", "c2sp.org/tlog-proof@v1\nindex 00\n",
    "c2sp.org/tlog-proof@v1\nindex -1\n", "c2sp.org/tlog-proof@v1\nindex +1\n",
    "c2sp.org/tlog-proof@v1\nindex  1\n", "c2sp.org/tlog-proof@v1\nindex 1 \n",
    "c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n", "c2sp.org/tlog-proof@v1\nindex\n",
    "c2sp.org/tlog-proof@v1\nindex \n", "c2sp.org/tlog-proof@v1\nINDEX 0\n",
    "c2sp.org/tlog-proof@v1\nextra AQID\n", "c2sp.org/tlog-proof@v1\nextra A\nindex 0\n",
    "c2sp.org/tlog-proof@v1\nindex 0\nextra AQID\n",
    "c2sp.org/tlog-proof@v1\nextra AQID\nextra AQID\nindex 0\n",
    "c2sp.org/tlog-proof@v1\r\nindex 0\r\n", "c2sp.org/tlog-proof@v1\nindex 0\nAQID\n",
    "c2sp.org/tlog-proof@v1\nindex 0\nindex 0\n",
    "c2sp.org/tlog-proof@v1\nindex 0\n"
      + String(repeating: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", count: 64),
  ])
  func otherHeadersAreNoProof(header: String) throws {
    let note = try Authors().note(1)
    #expect(throws: TransparencyError.self) {
      try LogProof((header + "\n" + note.serialized).utf8)
    }
    #expect(throws: TransparencyError.self) { try LogProof(header.utf8) }
  }
}
