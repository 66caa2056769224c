internal import Crypto

/// The ledger's key of pseudonyms, kept in the vault.
package enum PseudonymKey {
  /// The name that the key is sealed under.
  static let name = "pseudonym-key"

  /// Makes the key of a new ledger.
  /// - Parameter vault: where to keep it.
  /// - Throws: `alreadyExists` if the vault has one, as another key would cut all manifests off from
  ///   the persons in them; or what keeps the vault from being used.
  package static func create(in vault: Vault) throws(VaultError) {
    guard try vault.unseal(name) == nil else { throw .alreadyExists(path: vault.path) }
    let key = SymmetricKey(size: .bits256)
    try vault.seal(Secret(key.withUnsafeBytes { Array($0) }), as: name)
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
