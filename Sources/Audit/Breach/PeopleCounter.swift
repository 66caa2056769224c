import Domain

/// Counts different people by the pseudonyms of batches.
struct PeopleCounter {
  private var known: Set<SIMD2<UInt64>> = []
  private var unknown = 0
  private var largestUnknown = 0
  private var missing = 0

  /// Takes account of a batch.
  ///
  /// - Parameters:
  ///   - recipients: How many people it carries.
  ///   - pseudonyms: Theirs, 16 bytes each, one after the other; nothing where they are gone.
  mutating func add(_ recipients: Int, _ pseudonyms: [UInt8]?) {
    guard let pseudonyms else {
      unknown = unknown.saturatingSum(recipients)
      largestUnknown = max(largestUnknown, recipients)
      missing += 1
      return
    }
    pseudonyms.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: bytes.count - 15, by: 16) {
        known.insert(bytes.loadUnaligned(fromByteOffset: start, as: SIMD2<UInt64>.self))
      }
    }
  }

  /// Who was in a batch without a manifest may be known from the others, or be another person.
  var count: PeopleCount {
    PeopleCount(
      atLeast: max(known.count, largestUnknown), atMost: known.count.saturatingSum(unknown),
      batchesWithoutManifest: missing)
  }
}
