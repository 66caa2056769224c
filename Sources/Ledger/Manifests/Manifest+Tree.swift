package import Transparency

extension Manifest {
  /// The root over pseudonyms as they are kept, in whatever order they are.
  ///
  /// - Parameter pseudonyms: The pseudonyms one after the other.
  /// - Returns: The RFC 6962 root.
  package static func root(of pseudonyms: [UInt8]) -> TreeHash {
    pseudonyms.withUnsafeBytes { bytes in
      var tree = CompactRange()
      tree.append(leaves: bytes, width: pseudonymLength)
      return tree.root
    }
  }

  /// Shows that somebody is in a manifest, without naming anybody else in it.
  ///
  /// - Parameters:
  ///   - index: Their place in the order of the manifest, from 0.
  ///   - pseudonyms: The manifest's pseudonyms, sorted, one after the other.
  /// - Returns: The proof, up to the manifest's root.
  /// - Throws: `TransparencyError.indexOutsideTree`.
  package static func proof(
    of index: Int, in pseudonyms: [UInt8]
  ) throws(TransparencyError) -> InclusionProof {
    let leaves = pseudonyms.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: pseudonymLength).map { leaf(bytes, at: $0) }
    }
    return try InclusionProof(index: UInt64(index), leaves: leaves)
  }

  /// Finds somebody in a manifest.
  ///
  /// - Parameters:
  ///   - pseudonym: Who.
  ///   - pseudonyms: The manifest's pseudonyms, sorted, one after the other.
  /// - Returns: Their place, from 0; nothing where they are not in it.
  package static func index(of pseudonym: KeyedDigest, in pseudonyms: [UInt8]) -> Int? {
    pseudonyms.withUnsafeBytes { bytes in
      var (low, high) = (0, bytes.count / pseudonymLength)
      while low < high {
        let middle = (low + high) / 2
        let found = KeyedDigest(bytes, at: middle * pseudonymLength)
        if found == pseudonym { return middle }
        if found < pseudonym { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  private static func leaf(_ bytes: UnsafeRawBufferPointer, at start: Int) -> TreeHash {
    TreeHash(leaf: UnsafeRawBufferPointer(rebasing: bytes[start..<start + pseudonymLength]))
  }
}
