import Profiles

/// Bytes that are at hand.
final class BytesStream: ByteStream {
  let name = "bytes"
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    let piece = rest.prefix(buffer.count)
    buffer.copyBytes(from: piece)
    rest.removeFirst(piece.count)
    return piece.count
  }
}
