import Vault

/// The ledger's own key, in whose name the schedule orders what is due.
///
/// It is sealed in the vault: whoever may open that may let the schedule act, and exports run
/// unattended.
enum ScheduleKey {
  /// The name that its seed is sealed under.
  static let name = "identity/schedule"

  /// Makes the key of a new ledger; durable when this returns.
  ///
  /// - Parameters:
  ///   - vault: Where to keep it.
  ///   - surroundings: Gives the randomness.
  /// - Returns: The key.
  /// - Throws: What keeps the vault from being used.
  static func create(
    in vault: Vault, from surroundings: Surroundings
  ) throws(VaultError) -> PrivateKey {
    let seed = Secret(surroundings.bytes(PrivateKey.seedLength))
    guard let key = PrivateKey(seed: seed) else {
      preconditionFailure("a seed of \(PrivateKey.seedLength) bytes makes a key")
    }
    try vault.seal(seed, as: name)
    // A crash here leaves a sealed seed of a ledger that has not begun; starting over replaces it.
    return key
  }

  /// Reads the key.
  ///
  /// - Parameter vault: Where it is kept.
  /// - Returns: The key.
  /// - Throws: `scheduleKeyMissing`, `tampered`, or what keeps the vault from being used.
  static func load(from vault: Vault) throws(VaultError) -> PrivateKey {
    guard let seed = try vault.unseal(name) else {
      throw .scheduleKeyMissing(path: vault.path)
    }
    guard let key = PrivateKey(seed: seed) else { throw .tampered(path: vault.path, name: name) }
    return key
  }
}
