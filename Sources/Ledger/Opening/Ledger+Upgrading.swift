package import Domain
package import Vault

extension Ledger {
  /// Makes a ledger's files ready to be upgraded: what is left is the command that says so.
  ///
  /// It can be done again at any time: files of the present layout stay as they are, and a crash leaves
  /// each as it was or as it should be.
  ///
  /// - Parameters:
  ///   - location: Where its files are.
  ///   - identity: Who will ask for the upgrade.
  ///   - surroundings: Time and identifiers.
  /// - Throws: The `Refusal` that would meet them. It is not recorded: programs of the ledger's version
  ///   would not know what was refused, and stop at it. `LedgerError` otherwise.
  package static func prepareUpgrade(
    at location: LedgerLocation, for identity: Identity, surroundings: Surroundings
  ) async throws {
    let ledger = try load(location, surroundings)
    let actor = try await ledger.actor(of: identity)
    if let refusal = try await ledger.rehearse(.upgrade, by: actor) { throw refusal }
    do {
      try ledger.manifests.upgrade()
    } catch {
      throw LedgerError.manifests(error)
    }
  }
}

extension LedgerError {
  /// Why nothing is recorded in a ledger that began; nothing where its version is the present one.
  ///
  /// - Parameters:
  ///   - directory: Where it is.
  ///   - version: Its version.
  package init?(recordingIn directory: String, of version: LedgerVersion) {
    if version == .current { return nil }
    self =
      version > .current
      ? .newerVersion(path: directory, version) : .olderVersion(path: directory)
  }
}

extension Command {
  /// Go on as a ledger of the version that this program writes.
  package static let upgrade = Command.custody(.upgrade(.init(version: .current)))
}
