import Testing
import Transparency

@Suite struct ContentSealerTests {
  private let piece = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37) }

  private func seal(
    _ bytes: [UInt8], at place: Int = 3, of content: Int = 1,
    under key: (UInt64, UInt64) = (5, 6)
  ) -> [UInt8] {
    bytes.withUnsafeBytes { ContentSealer(key: key).seal($0, at: place, of: content) }
  }

  @Test func theSamePieceHasTheSameSeal() {
    #expect(seal(piece) == seal(piece))
    #expect(seal(piece).count == 16)
    #expect(seal([]) == seal([]))
  }

  @Test func everyBitOfAPieceMatters() {
    let whole = seal(piece)
    for place in stride(from: 0, to: piece.count, by: 7) {
      var other = piece
      other[place] ^= 1 << UInt8(place % 8)
      #expect(seal(other) != whole)
    }
    for length in [0, 1, 15, 16, 17, 999] { #expect(seal(Array(piece.prefix(length))) != whole) }
    #expect(seal(piece + [0]) != whole)
  }

  @Test func placeContentAndKeyMatter() {
    let seals = [
      seal(piece), seal(piece, at: 4), seal(piece, at: 1, of: 3), seal(piece, of: 0),
      seal(piece, under: (6, 5)), seal(piece, under: (5, 7)),
    ]
    #expect(Set(seals).count == seals.count)
  }
}
