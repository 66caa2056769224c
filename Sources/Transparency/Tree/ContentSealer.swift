internal import Crypto

/// Seals pieces of content, so that it shows whether they are the same when they are read again.
///
/// A seal is the tag of GMAC (NIST SP 800-38D), which takes a fraction of the time of a digest. Who
/// does not know the key cannot make a piece that another's seal fits, but with odds below 2⁻¹⁰⁰ a try;
/// so a key is drawn at random, and neither it nor a seal leaves the process.
package struct ContentSealer: Sendable {
  private let key: SymmetricKey
  /// Tells the key from whatever else is made of the same random bits.
  private static let label = Array("waybill content seal v1".utf8)

  /// Takes a key.
  /// - Parameter key: 128 random bits.
  package init(key: (UInt64, UInt64)) {
    var hasher = SHA256()
    hasher.update(data: Self.label)
    withUnsafeBytes(of: (key.0.littleEndian, key.1.littleEndian)) {
      hasher.update(bufferPointer: $0)
    }
    self.key = SymmetricKey(data: hasher.finalize())
  }

  /// Seals a piece.
  /// - Parameters:
  ///   - piece: the bytes, at most 2³² of them; not kept.
  ///   - place: where the piece stands, so that none is taken for another; from 0.
  ///   - content: to which content it belongs, from 0.
  /// - Returns: 16 bytes.
  package func seal(_ piece: UnsafeRawBufferPointer, at place: Int, of content: Int) -> [UInt8] {
    // 96 bits, none of them twice under a key.
    var name = withUnsafeBytes(of: UInt32(content).bigEndian) { Array($0) }
    withUnsafeBytes(of: UInt64(place).bigEndian) { name += $0 }
    do {
      let nonce = try AES.GCM.Nonce(data: name)
      return Array(
        try AES.GCM.seal([], using: key, nonce: nonce, authenticating: piece).tag)
    } catch {
      preconditionFailure("a piece in memory can be sealed: \(error)")
    }
  }
}
