import Testing
import Transparency

@Suite struct TreeHashTests {
  @Test func bytesCountHoweverTheyAreHandedOver() {
    let leaf: [UInt8] = [1, 2, 3]
    let counted = sequence(first: 1 as UInt8) { $0 < 3 ? $0 + 1 : nil }
    #expect(leaf.withUnsafeBytes { TreeHash(leaf: $0) } == TreeHash(leaf: leaf))
    #expect(TreeHash(leaf: counted) == TreeHash(leaf: leaf))
  }

  @Test func textsReadBackAreTheSame() throws {
    let hash = TreeHash(leaf: "a".utf8)
    #expect(TreeHash(hash.bytes) == hash)
    #expect(TreeHash(base64: hash.base64) == hash)
    #expect(bytes(hex: hash.hexadecimal) == hash.bytes)
    #expect(TreeHash.ofNothing.base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
    #expect(MemoryLayout<TreeHash>.size == TreeHash.length)
  }

  @Test(arguments: [0, 31, 33, 64])
  func otherLengthsAreNoHash(length: Int) {
    #expect(TreeHash([UInt8](repeating: 7, count: length)) == nil)
  }

  @Test(arguments: [
    "", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
    "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=",
    " 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU==",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuA==",
    "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    "47DE=Qpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU",
  ])
  func otherSpellingsAreNoHash(text: String) {
    #expect(TreeHash(base64: text) == nil)
  }
}
