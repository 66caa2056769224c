extension KeyedDigest {
  /// Below this, dealing digests out costs more than it saves.
  private static let fewestToDeal = 256
  /// Above this, digests that share their first two bytes are not as random as they should be.
  private static let mostToInsert = 64

  /// Sorts digests as unsigned bytes.
  ///
  /// They are as good as random, so that dealing them out by their first two bytes leaves a few with
  /// each, most of them in their place.
  ///
  /// - Parameter bytes: The digests one after the other; what is left at the end is passed over.
  /// - Returns: The same in order.
  static func sorted(_ bytes: [UInt8]) -> [UInt8] {
    let count = bytes.count / length
    return Array(unsafeUninitializedCapacity: count * length) { target, initialized in
      bytes.withUnsafeBytes { source in
        let target = UnsafeMutableRawBufferPointer(target)
        guard count >= fewestToDeal else {
          target.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[..<(count * length)]))
          sort(target, 0..<count)
          return
        }
        deal(source, count, to: target)
      }
      initialized = count * length
    }
  }

  /// Puts digests in order, from one buffer into another.
  private static func deal(
    _ source: UnsafeRawBufferPointer, _ count: Int, to target: UnsafeMutableRawBufferPointer
  ) {
    let hands = 1 << 16
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: hands) { ends in
      ends.initialize(repeating: 0)
      for place in 0..<count { ends[hand(of: source, place)] += 1 }
      var start: Int32 = 0
      for hand in 0..<hands { (ends[hand], start) = (start, start + ends[hand]) }
      // Each is where its hand begins now, and where it ends once all are dealt.
      for place in 0..<count {
        let hand = hand(of: source, place)
        KeyedDigest(source, at: place * length).store(in: target, at: Int(ends[hand]))
        ends[hand] += 1
      }
      var first = 0
      for hand in 0..<hands {
        let end = Int(ends[hand])
        if end - first > 1 { sort(target, first..<end) }
        first = end
      }
    }
  }

  private static func hand(of bytes: UnsafeRawBufferPointer, _ place: Int) -> Int {
    Int(bytes[place * length]) << 8 | Int(bytes[place * length + 1])
  }

  /// Sorts digests where they are.
  private static func sort(_ bytes: UnsafeMutableRawBufferPointer, _ places: Range<Int>) {
    guard places.count <= mostToInsert else {
      // Inserting is quadratic: of whoever chose them, none must be able to make it slow.
      let digests = places.map { KeyedDigest(UnsafeRawBufferPointer(bytes), at: $0 * length) }
      for (place, digest) in zip(places, digests.sorted()) { digest.store(in: bytes, at: place) }
      return
    }
    for place in places.dropFirst() {
      let digest = KeyedDigest(UnsafeRawBufferPointer(bytes), at: place * length)
      var free = place
      while free > places.lowerBound {
        let before = KeyedDigest(UnsafeRawBufferPointer(bytes), at: (free - 1) * length)
        guard digest < before else { break }
        before.store(in: bytes, at: free)
        free -= 1
      }
      digest.store(in: bytes, at: free)
    }
  }

  /// Writes the 16 bytes.
  private func store(in bytes: UnsafeMutableRawBufferPointer, at place: Int) {
    let start = place * Self.length
    bytes.storeBytes(of: high.bigEndian, toByteOffset: start, as: UInt64.self)
    bytes.storeBytes(of: low.bigEndian, toByteOffset: start + 8, as: UInt64.self)
  }
}
