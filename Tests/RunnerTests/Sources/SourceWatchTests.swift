import Domain
import Ledger
import Runner
import Testing

@Suite("Watching sources")
struct SourceWatchTests {
  private static let chunks = (0..<6).map { number in
    [UInt8](repeating: UInt8(ascii: "a") + UInt8(number), count: 10)
  }

  /// Has a watch read chunks of the one source to its end.
  private func watch(_ chunks: [[UInt8]], expected: SourceWatch.Seals?) -> SourceWatch {
    let watch = expected.map { SourceWatch(expected: $0) } ?? SourceWatch(count: 1, key: (1, 2))
    for chunk in chunks { chunk.withUnsafeBytes { watch.see($0, of: 0) } }
    watch.end(1)
    return watch
  }

  @Test("gives the digest of all that was read, and notices nothing the first time")
  func digest() {
    let first = watch(Self.chunks, expected: nil)
    #expect(first.digest(of: 0) == SHA256Digest(of: Self.chunks.flatMap { $0 }))
    #expect(!first.sawChange)
    #expect(watch([], expected: nil).digest(of: 0) == SHA256Digest(of: []))
    #expect(!watch(Self.chunks, expected: first.seals).sawChange)
  }

  @Test("notices a change in any chunk as soon as it is seen", arguments: 0..<6)
  func change(_ place: Int) {
    let expected = watch(Self.chunks, expected: nil).seals
    let second = SourceWatch(expected: expected)
    for (number, chunk) in Self.chunks.enumerated() {
      var chunk = chunk
      if number == place { chunk[number] ^= 1 }
      chunk.withUnsafeBytes { second.see($0, of: 0) }
      #expect(second.sawChange == (number >= place), "chunk \(number)")
    }
  }

  @Test("notices growth and every truncation", arguments: 0..<60)
  func length(_ bytes: Int) {
    let expected = watch(Self.chunks, expected: nil).seals
    #expect(watch(Self.chunks + [[0]], expected: expected).sawChange)
    var rest = bytes
    var truncated: [[UInt8]] = []
    for chunk in Self.chunks where rest > 0 {
      truncated.append(Array(chunk.prefix(rest)))
      rest -= chunk.count
    }
    #expect(watch(truncated, expected: expected).sawChange)
  }

  @Test("notices chunks that have changed places")
  func order() {
    let expected = watch(Self.chunks, expected: nil).seals
    var chunks = Self.chunks
    chunks.swapAt(2, 4)
    #expect(watch(chunks, expected: expected).sawChange)
  }

  @Test("tells sources apart")
  func several() {
    let watch = SourceWatch(count: 2, key: (1, 2))
    for (source, chunk) in [(0, [1, 2]), (1, [3]), (1, [4])] as [(Int, [UInt8])] {
      chunk.withUnsafeBytes { watch.see($0, of: source) }
    }
    watch.end(2)
    #expect(watch.digest(of: 0) == SHA256Digest(of: [1, 2]))
    #expect(watch.digest(of: 1) == SHA256Digest(of: [3, 4]))
    let swapped = SourceWatch(expected: watch.seals)
    [3].withUnsafeBytes { swapped.see($0, of: 0) }
    #expect(swapped.sawChange)
  }
}
