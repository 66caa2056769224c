import Profiles

/// Bytes that come in pieces of random size, as those of a connection do.
final class PiecemealStream: ByteStream {
  let name: String
  private var rest: ArraySlice<UInt8>
  private var random: SplitMix64

  init(_ bytes: [UInt8], name: String, seed: UInt64) {
    (self.name, rest, random) = (name, bytes[...], SplitMix64(seed: seed))
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    if rest.isEmpty { return 0 }
    let piece = rest.prefix(1 + random.below(min(buffer.count, 5)))
    buffer.copyBytes(from: piece)
    rest.removeFirst(piece.count)
    return piece.count
  }
}
