internal import Crypto
internal import SHA256Blocks

/// Makes pseudonyms of addresses: the first 16 bytes of HMAC-SHA256(key, address).
///
/// The same address has the same pseudonym throughout a ledger; without the key nobody can tell
/// whose it is, nor try addresses out.
package struct Pseudonymizer: Sendable {
  /// The length of a pseudonym in bytes; at a million persons, two share one with a chance of 10^-27.
  package static let length = 16

  /// The length of a key in bytes: the most that strengthens HMAC-SHA256 (RFC 2104, 3).
  static let keyLength = 32

  /// The state of the HMAC after the key, from which keys for other uses are derived.
  let keyed: HMAC<SHA256>
  /// What SHA-256 has come to behind the key with RFC 2104's two paddings: half of the work is in it.
  private let inner: SHA256State
  private let outer: SHA256State

  /// Takes a key.
  /// - Parameter key: 32 bytes; anything else is refused.
  package init?(key: Secret) {
    let keyed = key.withExposed { bytes in
      bytes.count == Self.keyLength ? HMAC<SHA256>(key: SymmetricKey(data: bytes)) : nil
    }
    guard let keyed else { return nil }
    self.keyed = keyed
    inner = key.withExposed { Self.state(behind: $0, padding: 0x36) }
    outer = key.withExposed { Self.state(behind: $0, padding: 0x5C) }
  }

  private static func state(behind key: [UInt8], padding: UInt8) -> SHA256State {
    var state = sha256_initial
    sha256_absorb(&state, (0..<64).map { ($0 < key.count ? key[$0] : 0) ^ padding }, 1)
    return state
  }

  /// Appends an address's pseudonym to a buffer of many.
  /// - Parameters:
  ///   - address: the matched address in UTF-8, lower-cased by the caller.
  ///   - pseudonyms: gains 16 bytes.
  package func append(
    pseudonymOf address: UnsafeRawBufferPointer, to pseudonyms: inout [UInt8]
  ) {
    let end = UInt32(address.count)
    withUnsafeTemporaryAllocation(byteCount: Self.length, alignment: 8) { code in
      withUnsafePointer(to: end) { makeCodes(of: address, ends: $0, count: 1, into: code) }
      pseudonyms.append(contentsOf: code)
    }
  }

  /// Makes the pseudonyms of many addresses, several at a time and without an allocation for any.
  /// - Parameters:
  ///   - addresses: the matched addresses in UTF-8, lower-cased by the caller, one after the other.
  ///   - ends: where each ends in `addresses`; it begins where the one before it ends.
  ///   - pseudonyms: takes 16 bytes for each.
  package func write(
    pseudonymsOf addresses: UnsafeRawBufferPointer, ends: UnsafeBufferPointer<UInt32>,
    to pseudonyms: UnsafeMutableRawBufferPointer
  ) {
    guard let last = ends.last, let first = ends.baseAddress else { return }
    precondition(last <= addresses.count, "the last address ends within the bytes")
    precondition(pseudonyms.count == Self.length * ends.count, "there is room for each")
    makeCodes(of: addresses, ends: first, count: ends.count, into: pseudonyms)
  }

  private func makeCodes(
    of messages: UnsafeRawBufferPointer, ends: UnsafePointer<UInt32>, count: Int,
    into codes: UnsafeMutableRawBufferPointer
  ) {
    withUnsafePointer(to: inner) { inner in
      withUnsafePointer(to: outer) { outer in
        sha256_hmacs(inner, outer, messages.baseAddress, ends, count, codes.baseAddress)
      }
    }
  }

  /// The pseudonym of an address.
  /// - Parameter address: the matched address in UTF-8, lower-cased by the caller.
  /// - Returns: 16 bytes.
  package func pseudonym(of address: some Sequence<UInt8>) -> [UInt8] {
    var pseudonym: [UInt8] = []
    Array(address).withUnsafeBytes { append(pseudonymOf: $0, to: &pseudonym) }
    return pseudonym
  }
}
