/// A tile with its hashes, as it is stored or served.
package struct Tile: Hashable, Sendable {
  /// Which tile it is.
  package let coordinate: TileCoordinate
  /// The hashes, as many as the coordinate's width says.
  package let hashes: [TreeHash]

  /// Puts a tile together.
  /// - Parameters:
  ///   - level: 0 to 7.
  ///   - number: its number in the level, from 0.
  ///   - hashes: 1 to 256 of them.
  package init(level: Int, number: UInt64, hashes: [TreeHash]) {
    coordinate = TileCoordinate(level: level, number: number, width: hashes.count)
    self.hashes = hashes
  }

  /// The hashes one after the other, 32 bytes each.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(hashes.count * TreeHash.length)
    for hash in hashes { hash.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// Reads hashes as ``bytes`` writes them.
  /// - Parameter bytes: the hashes one after the other.
  /// - Returns: nothing if there are not 1 to 256 whole hashes.
  package static func hashes(of bytes: some RandomAccessCollection<UInt8>) -> [TreeHash]? {
    let (count, rest) = bytes.count.quotientAndRemainder(dividingBy: TreeHash.length)
    guard rest == 0, (1...TileCoordinate.fullWidth).contains(count) else { return nil }
    var hashes: [TreeHash] = []
    hashes.reserveCapacity(count)
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes.index(start, offsetBy: TreeHash.length)
      guard let hash = TreeHash(bytes[start..<end]) else { return nil }
      hashes.append(hash)
      start = end
    }
    return hashes
  }

  /// Reads hashes as ``bytes`` writes them.
  ///
  /// The same as ``hashes(of:)`` of any bytes, for those who verify thousands of tiles.
  /// - Parameter bytes: the hashes one after the other.
  /// - Returns: nothing if there are not 1 to 256 whole hashes.
  package static func hashes(of bytes: UnsafeRawBufferPointer) -> [TreeHash]? {
    let (count, rest) = bytes.count.quotientAndRemainder(dividingBy: TreeHash.length)
    guard rest == 0, (1...TileCoordinate.fullWidth).contains(count) else { return nil }
    return (0..<count).compactMap { place in
      let start = place * TreeHash.length
      return TreeHash(UnsafeRawBufferPointer(rebasing: bytes[start..<start + TreeHash.length]))
    }
  }

  /// The root over the hashes; of a full tile, the hash that the level above holds of it.
  package var root: TreeHash { CompactRange(hashes).root }
}
