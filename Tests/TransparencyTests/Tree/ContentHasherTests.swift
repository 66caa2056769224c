import Testing
import Transparency

@Suite struct ContentHasherTests {
  /// FIPS 180-4, the examples of SHA-256.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digestsAreThoseOfTheStandard(text: String, digest: String) {
    for size in [1, 7, 64, 100] {
      var hasher = ContentHasher()
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        hasher.update(rest.prefix(size))
        rest = rest.dropFirst(size)
      }
      #expect(hasher.digest() == bytes(hex: digest))
    }
  }

  @Test func aDigestMayBeTakenOnTheWay() {
    var hasher = ContentHasher()
    hasher.update("ab".utf8)
    let first = hasher.digest()
    Array("c".utf8).withUnsafeBytes { hasher.update($0) }
    #expect(first != hasher.digest())
    #expect(
      hasher.digest()
        == bytes(hex: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
  }
}
