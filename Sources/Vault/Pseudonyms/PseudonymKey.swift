internal import Crypto

/// The ledger's key of pseudonyms, kept in the vault.
package enum PseudonymKey {
  /// The name that the key is sealed under.
  package static let name = "pseudonym-key"
  /// The length of the key in bytes.
  package static let length = Pseudonymizer.keyLength
  /// Tells a commitment from other digests of the same bytes.
  private static let label = Array("waybill pseudonym key v1".utf8)

  /// Keeps the key of a new ledger.
  /// - Parameters:
  ///   - key: ``length`` bytes that nobody can guess.
  ///   - vault: where to keep it.
  /// - Returns: what commits the ledger to the key: see ``commitment(in:)``.
  /// - Throws: `alreadyExists` if the vault has one, as another key would cut all manifests off from
  ///   the persons in them; or what keeps the vault from being used.
  package static func create(
    _ key: Secret, in vault: Vault
  ) throws(VaultError) -> [UInt8] {
    guard try vault.unseal(name) == nil else { throw .alreadyExists(path: vault.path) }
    try vault.seal(key, as: name)
    return commitment(to: key)
  }

  /// What commits a ledger to its key, for its log: whoever puts another key in its place is noticed,
  /// and nobody learns anything of the key by it.
  /// - Parameter vault: where the key is kept.
  /// - Returns: SHA-256 over a label and the key's 32 random bytes; nothing where there is no key.
  /// - Throws: what keeps the vault from being used.
  package static func commitment(in vault: Vault) throws(VaultError) -> [UInt8]? {
    try vault.unseal(name).map { commitment(to: $0) }
  }

  private static func commitment(to key: Secret) -> [UInt8] {
    key.withExposed { Array(SHA256.hash(data: label + $0)) }
  }

  /// Reads the key.
  /// - Parameter vault: where it is kept.
  /// - Returns: what makes pseudonyms with it.
  /// - Throws: `pseudonymKeyMissing`, or what keeps the vault from being used.
  package static func load(from vault: Vault) throws(VaultError) -> Pseudonymizer {
    guard let key = try vault.unseal(name) else {
      throw .pseudonymKeyMissing(path: vault.path)
    }
    guard let pseudonymizer = Pseudonymizer(key: key) else {
      throw .tampered(path: vault.path, name: name)
    }
    return pseudonymizer
  }
}
