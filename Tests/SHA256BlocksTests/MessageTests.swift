import Crypto
import SHA256Blocks
import Testing

@Suite struct MessageTests {
  private let content = (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) }

  private func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    Array(SHA256.hash(data: Array(bytes)))
  }

  private func room(_ length: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Void) -> [UInt8] {
    Array(unsafeUninitializedCapacity: length) { bytes, count in
      // Not zero, so that a byte that is not written shows.
      bytes.initialize(repeating: 0xA5)
      bytes.baseAddress.map(fill)
      count = length
    }
  }

  /// The examples of FIPS 180-4 that NIST publishes beside it.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func hashesAreThoseOfTheStandard(message: String, digest: String) {
    let found = finish(Array(message.utf8))
    let digits = found.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
    #expect(digits.joined() == digest)
  }

  @Test func hashesAreThoseOfAnotherLibraryAtEveryLength() {
    for length in 0...200 {
      let message = Array(content.prefix(length))
      #expect(finish(message) == hash(message), "\(length) bytes")
      let prefixed = room(32) { sha256_prefixed(7, message, message.count, $0) }
      #expect(prefixed == hash([7] + message), "\(length) bytes behind a prefix")
    }
  }

  private func finish(_ message: [UInt8]) -> [UInt8] {
    withUnsafePointer(to: sha256_initial) { initial in
      room(32) { sha256_finish(initial, 0, message, message.count, $0) }
    }
  }

  @Test func aHashGoesOnBehindWholeBlocks() {
    var state = sha256_initial
    sha256_absorb(&state, content, 3)
    for length in [0, 1, 55, 56, 63, 64, 65, 200] {
      let rest = Array(content[192..<192 + length])
      let found = room(32) { sha256_finish(&state, 192, rest, rest.count, $0) }
      #expect(found == hash(content.prefix(192 + length)), "\(length) bytes more")
    }
  }

  @Test(arguments: [0, 1, 2, 3, 8, 9, 15, 16, 17, 32, 51], [1, 16, 32, 54])
  func leavesAreHashedWithTheirPrefix(count: Int, width: Int) {
    let found = room(32 * count) { sha256_leaves(content, width, count, $0) }
    let reference = (0..<count).flatMap { hash([0] + content[$0 * width..<($0 + 1) * width]) }
    #expect(found == reference)
  }

  @Test(arguments: [0, 1, 2, 3, 8, 9, 15, 16, 17, 32, 51])
  func nodesAreHashedWithTheirPrefixWhereTheirChildrenAre(count: Int) {
    let reference = (0..<count).flatMap { hash([1] + content[$0 * 64..<($0 + 1) * 64]) }
    #expect(room(32 * count) { sha256_nodes(content, count, $0) } == reference)
    var bytes = content
    bytes.withUnsafeMutableBufferPointer {
      sha256_nodes($0.baseAddress, count, $0.baseAddress)
    }
    #expect(Array(bytes.prefix(32 * count)) == reference)
  }

  @Test func codesAreThoseOfAnotherLibraryAtEveryLengthAndPlace() {
    let key = Array(content.prefix(32))
    let inner = state(behind: key, padding: 0x36)
    let outer = state(behind: key, padding: 0x5C)
    // Sixteen at a time are hashed side by side, unless one of them is longer than 55 bytes.
    let sixteen = [Int](repeating: 21, count: 16)
    let mixed = [sixteen + [56] + sixteen, sixteen + sixteen + [3], [55] + sixteen]
    let few = [[13], [70, 12], [12, 70, 12], []]
    for lengths in [Array(0...200), (0...200).reversed()] + mixed + few {
      let messages = lengths.map { Array(content.dropFirst($0).prefix($0)) }
      var ends: [UInt32] = []
      for message in messages { ends.append((ends.last ?? 0) + UInt32(message.count)) }
      let found = withUnsafePointer(to: inner) { inner in
        withUnsafePointer(to: outer) { outer in
          room(16 * ends.count) {
            sha256_hmacs(inner, outer, messages.flatMap { $0 }, ends, ends.count, $0)
          }
        }
      }
      let reference = messages.flatMap {
        HMAC<SHA256>.authenticationCode(for: $0, using: SymmetricKey(data: key)).prefix(16)
      }
      #expect(found == reference, "\(lengths.count) messages")
    }
  }

  private func state(behind key: [UInt8], padding: UInt8) -> SHA256State {
    var state = sha256_initial
    sha256_absorb(&state, (0..<64).map { ($0 < key.count ? key[$0] : 0) ^ padding }, 1)
    return state
  }
}
