/// Bytes of text that are only ever added to, in blocks.
///
/// A million contacts are a few million short texts. As strings of their own they would cost an
/// allocation each; as places in shared blocks they cost their bytes and eight more. Blocks,
/// rather than one growing array, so that nothing is copied as the account grows. The space of a
/// replaced text is not reclaimed: a sandbox lives for a trial.
struct TextArena {
  private static let blockSize = 1 << TextReference.offsetBits

  private var blocks: [[UInt8]] = []

  /// Adds a text.
  ///
  /// - Parameter text: The bytes, at most 16 MiB; more than any request may bring.
  /// - Returns: Where it is kept.
  mutating func add(_ text: UnsafeRawBufferPointer) -> TextReference {
    if text.isEmpty { return .empty }
    if let last = blocks.indices.last, blocks[last].count + text.count <= Self.blockSize {
      return append(text, toBlock: last)
    }
    var block: [UInt8] = []
    block.reserveCapacity(max(Self.blockSize, text.count))
    blocks.append(block)
    return append(text, toBlock: blocks.count - 1)
  }

  /// Lends the bytes of a text.
  func withBytes<Value>(
    of reference: TextReference, _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    if reference.count == 0 { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    return blocks[reference.block].withUnsafeBytes { bytes in
      let range = reference.offset..<(reference.offset + reference.count)
      return body(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
  }

  /// Whether a kept text has exactly these bytes.
  func holds(_ text: UnsafeRawBufferPointer, at reference: TextReference) -> Bool {
    reference.count == text.count && withBytes(of: reference) { $0.isEqual(to: text) }
  }

  /// The text as a string; bytes that are not UTF-8 are replaced.
  func string(_ reference: TextReference) -> String {
    withBytes(of: reference) { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func append(_ text: UnsafeRawBufferPointer, toBlock block: Int)
    -> TextReference
  {
    let offset = blocks[block].count
    blocks[block].append(contentsOf: text)
    return TextReference(block: block, offset: offset, count: text.count)
  }
}
