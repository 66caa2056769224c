internal import Crypto

/// Makes pseudonyms of addresses: the first 16 bytes of HMAC-SHA256(key, address).
///
/// The same address has the same pseudonym throughout a ledger; without the key nobody can tell
/// whose it is, nor try addresses out.
package struct Pseudonymizer: Sendable {
  /// The length of a pseudonym in bytes; at a million persons, two share one with a chance of 10^-27.
  package static let length = 16

  /// The length of a key in bytes: the most that strengthens HMAC-SHA256 (RFC 2104, 3).
  static let keyLength = 32

  /// The state of the HMAC after the key, copied for each address: half of the work is in it.
  let keyed: HMAC<SHA256>

  /// Takes a key.
  /// - Parameter key: 32 bytes; anything else is refused.
  package init?(key: Secret) {
    let keyed = key.withExposed { bytes in
      bytes.count == Self.keyLength ? HMAC<SHA256>(key: SymmetricKey(data: bytes)) : nil
    }
    guard let keyed else { return nil }
    self.keyed = keyed
  }

  /// Appends an address's pseudonym to a buffer of many.
  /// - Parameters:
  ///   - address: the matched address in UTF-8, lower-cased by the caller.
  ///   - pseudonyms: gains 16 bytes.
  package func append(
    pseudonymOf address: UnsafeRawBufferPointer, to pseudonyms: inout [UInt8]
  ) {
    var code = keyed
    code.update(data: address)
    code.finalize().withUnsafeBytes { pseudonyms.append(contentsOf: $0.prefix(Self.length)) }
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
