package import Domain
package import EventLog
import Glibc
package import Transparency
package import Vault
package import Views

/// The parts of a ledger, each opened by itself: for looking at a ledger that may be broken.
///
/// `Ledger.open` wants all of it in order and brings the views up to date; here one part that cannot
/// be opened hides no other, and nothing is changed.
package struct LedgerParts: Sendable {
  /// Where the files are.
  package let location: LedgerLocation
  /// The log.
  package let log: Result<EventLog, LedgerError>
  /// The ledger's origin, as far as the log can be read.
  package let origin: String?
  /// Where the master key should be; nothing where its place follows from an origin that cannot be
  /// read.
  package let masterKeyPath: String?
  /// Where the log's signing key should be; nothing where its place follows from an origin that cannot
  /// be read.
  package let signingKeyPath: String?
  /// What the signing key's signatures are verified with, where it is the log's own.
  ///
  /// Nothing where it is not known where the signing key is.
  package let signingKey: Result<NoteVerifier, LedgerError>?
  /// The vault; nothing where it is not known where its master key is.
  package let vault: Result<Vault, LedgerError>?
  /// The manifests.
  package let manifests: Result<Manifests, LedgerError>
  /// The views beside the log; nothing where there is no log to hold them against.
  package let views: Result<ViewsLook, LedgerError>?

  /// Opens what can be opened.
  ///
  /// - Parameter location: Where the files should be.
  package init(at location: LedgerLocation) {
    self.location = location
    let log = Self.attempt { () throws in
      guard access(location.log, F_OK) == 0 else {
        throw LedgerError.missing(path: location.directory)
      }
      try location.requireInPlace(location.log)
      return try EventLog.open(at: location.log, signer: SigningKey.source(location))
    }
    self.log = log
    origin = Self.origin(of: log)
    let masterKeyPath = location.masterKey ?? origin.map { location.masterKey(ofOrigin: $0) }
    self.masterKeyPath = masterKeyPath
    signingKeyPath = location.signingKey ?? origin.map { location.signingKey(ofOrigin: $0) }
    signingKey = Self.signingKey(of: log, origin, location)
    vault = masterKeyPath.map { path in
      Self.attempt {
        try location.requireInPlace(location.vault)
        return try Vault.open(at: location.vault, masterKey: try MasterKey.load(from: path))
      }
    }
    manifests = Self.attempt {
      try location.requireInPlace(location.manifests)
      return try Manifests.open(at: location.manifests)
    }
    views = Self.success(of: log).map { log in
      Self.attempt {
        try location.requireInPlace(location.views)
        return try ViewsLook(at: location.views, beside: log)
      }
    }
  }

  /// The configuration after an entry, from the log alone.
  ///
  /// - Parameters:
  ///   - log: The log.
  ///   - end: The entry.
  ///   - known: A configuration to go on from, and the entry it is as of; else from the first.
  /// - Returns: The configuration.
  /// - Throws: `LedgerError` where an entry cannot be read.
  package static func state(
    of log: EventLog, at end: Position, from known: (state: State, position: Position)? = nil
  ) throws(LedgerError) -> State {
    var state = known?.state ?? State()
    do {
      try log.read(after: known?.position ?? .beginning, upTo: end) { entry in
        switch try RecordedMessage(entry) {
        case .command: break
        case .event(let event, _): state.evolve(event)
        }
      }
    } catch {
      throw LedgerError(error)
    }
    return state
  }

  /// Makes sure that a vault holds the ledger's own keys: that of pseudonyms, and the one that the
  /// schedule's orders are signed with, whose public half is on record.
  ///
  /// - Parameters:
  ///   - vault: The vault.
  ///   - state: The configuration; nothing where it is not known.
  /// - Throws: `VaultError` where a key is missing, or is another than it should be.
  package static func requireOwnKeys(in vault: Vault, of state: State?) throws(VaultError) {
    _ = try PseudonymKey.load(from: vault)
    let own = try ScheduleKey.load(from: vault).publicKey.signerKey
    guard let due = state?.scheduleKey, due != own else { return }
    throw .tampered(path: vault.path, name: ScheduleKey.name)
  }

  /// The API key of a connection, unsealed.
  ///
  /// - Parameters:
  ///   - fingerprint: The key's fingerprint.
  ///   - connection: The connection.
  ///   - vault: The vault.
  /// - Returns: Nothing where the vault does not hold the key.
  /// - Throws: `VaultError`.
  package static func apiKey(
    _ fingerprint: String, of connection: ConnectionID, in vault: Vault
  ) throws(VaultError) -> Secret? {
    try vault.unseal(Ledger.name(of: fingerprint, connection))
  }

  /// A webhook's whole address and its secret, unsealed.
  ///
  /// - Parameters:
  ///   - fingerprint: The webhook's fingerprint.
  ///   - vault: The vault.
  /// - Returns: Nothing where the vault does not hold it.
  /// - Throws: `VaultError`.
  package static func webhook(
    _ fingerprint: String, in vault: Vault
  ) throws(VaultError) -> Secret? {
    try vault.unseal(Ledger.name(ofWebhook: fingerprint))
  }

  private static func signingKey(
    of log: Result<EventLog, LedgerError>, _ origin: String?, _ location: LedgerLocation
  ) -> Result<NoteVerifier, LedgerError>? {
    guard let log = success(of: log), let origin else { return nil }
    return attempt {
      let path = location.signingKey(ofOrigin: origin)
      let own = try SigningKey.load(from: path, origin: origin).verifier
      guard try log.verifierKey() == own else {
        throw LedgerError.log(.untrustworthyTree(path: log.path, flaw: .foreignKey))
      }
      return own
    }
  }

  private static func origin(of log: Result<EventLog, LedgerError>) -> String? {
    let first = log.flatMap { log in
      attempt { try log.entries(after: .beginning, limit: 1).first.map { try Envelope($0).source } }
    }
    return success(of: first).flatMap(\.self)
  }

  private static func attempt<Part>(_ open: () throws -> Part) -> Result<Part, LedgerError> {
    Result(catching: open).mapError(LedgerError.init)
  }

  private static func success<Part>(of result: Result<Part, LedgerError>) -> Part? {
    switch result {
    case .success(let part): part
    case .failure: nil
    }
  }
}
