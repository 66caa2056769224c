package import Domain
import EventLog
import Glibc
import Transparency
package import Vault
import Views

extension Ledger {
  /// Begins a ledger, with its first administrator.
  ///
  /// The log comes last, and its first entries make the directory a ledger: after a crash before
  /// that, the same command starts over and replaces what is there.
  ///
  /// - Parameters:
  ///   - location: Where its files go; the directory is made where it does not exist.
  ///   - origin: The ledger's origin, unique among ledgers.
  ///   - administrator: What the first administrator is called.
  ///   - identity: What signs in their name.
  ///   - surroundings: Time and identifiers.
  /// - Returns: The ledger.
  /// - Throws: `LedgerError.exists`, `.occupied`, `.masterKeyInside`, `.signingKeyInside`,
  ///   `.signingKeyForeign` where a key of another log is in the place, or what its parts throw.
  package static func create(
    at location: LedgerLocation, origin: String, administrator: DisplayName, identity: Identity,
    surroundings: Surroundings
  ) async throws(LedgerError) -> Ledger {
    let key = location.masterKey(ofOrigin: origin)
    if location.holds(key) { throw .masterKeyInside(path: key) }
    let signingKey = location.signingKey(ofOrigin: origin)
    if location.holds(signingKey) { throw .signingKeyInside(path: signingKey) }
    try prepareDirectory(location)
    do {
      let masterKey = try masterKey(at: key)
      let signer = try SigningKey.createOrLoad(
        at: signingKey, origin: origin, surroundings: surroundings)
      let vault = try Vault.create(at: location.vault, masterKey: masterKey)
      let scheduleKey = try ScheduleKey.create(in: vault, from: surroundings)
      let commitment = try PseudonymKey.create(
        Secret(surroundings.bytes(PseudonymKey.length)), in: vault)
      let manifests = try Manifests.create(at: location.manifests)
      let log = try EventLog.create(at: location.log) { _ in signer }
      let views = try Views.open(at: location.views)
      let ledger = try Ledger(
        location: location, origin: origin, log: log, views: views, vault: vault,
        manifests: manifests, surroundings: surroundings)
      let user = UserID(surroundings.identifier())
      let creation = UserCommand.CreateLedger(
        origin: origin, administrator: user, name: administrator,
        verifierKey: signer.verifier.vkey, publicKey: identity.publicKey.signerKey,
        scheduleKey: scheduleKey.publicKey.signerKey,
        pseudonymKey: SHA256Digest(bytes: commitment), version: .current)
      _ = try await ledger.execute(.user(.createLedger(creation)), by: identity)
      return ledger
    } catch {
      throw LedgerError(error)
    }
  }

  /// Opens a ledger.
  ///
  /// - Parameters:
  ///   - location: Where its files are.
  ///   - surroundings: Time and identifiers.
  /// - Returns: The ledger, its views caught up with its log.
  /// - Throws: `LedgerError.missing` where there is none, `.link`, `.newerVersion`, `.olderVersion` where
  ///   its manifests have to be upgraded before they can be read, or what its parts throw.
  package static func open(
    at location: LedgerLocation, surroundings: Surroundings
  ) throws(LedgerError) -> Ledger {
    let ledger = try load(location, surroundings)
    do throws(ManifestsError) {
      if try ledger.manifests.isUpToDate() { return ledger }
    } catch {
      throw .manifests(error)
    }
    throw .olderVersion(path: location.manifests)
  }

  /// Opens a ledger whose manifests may be of an earlier layout.
  static func load(
    _ location: LedgerLocation, _ surroundings: Surroundings
  ) throws(LedgerError) -> Ledger {
    guard access(location.log, F_OK) == 0 else { throw .missing(path: location.directory) }
    try location.requireInPlace()
    do {
      for path in [location.directory] + location.files where access(path, F_OK) == 0 {
        try FilePermissions.requirePrivate(path)
      }
      let log = try EventLog.open(at: location.log, signer: SigningKey.source(location))
      guard let first = try log.entries(after: .beginning, limit: 1).first else {
        throw LedgerError.missing(path: location.directory)
      }
      let origin = try Envelope(first).source
      let masterKey = try MasterKey.load(from: location.masterKey(ofOrigin: origin))
      return try Ledger(
        location: location, origin: origin, log: log, views: Views.open(at: location.views),
        vault: Vault.open(at: location.vault, masterKey: masterKey),
        manifests: Manifests.open(at: location.manifests), surroundings: surroundings)
    } catch {
      throw LedgerError(error)
    }
  }

  /// Makes the directory, or checks that it is empty but for what an unfinished beginning left.
  private static func prepareDirectory(_ location: LedgerLocation) throws(LedgerError) {
    if mkdir(location.directory, 0o700) == 0 { return }
    guard errno == EEXIST else {
      throw .file(path: location.directory, reason: String(cString: strerror(errno)))
    }
    if access(location.log, F_OK) == 0 {
      guard try isUnfinished(location) else { throw .exists(path: location.directory) }
    }
    let leftOver = location.remainders
    for name in try names(in: location.directory) where !leftOver.contains(name) {
      throw .occupied(path: location.directory)
    }
    for name in leftOver { unlink("\(location.directory)/\(name)") }
    if chmod(location.directory, 0o700) != 0 {
      throw .file(path: location.directory, reason: String(cString: strerror(errno)))
    }
  }

  /// A new master key, or the one that is there: an unfinished beginning leaves one.
  private static func masterKey(at path: String) throws(VaultError) -> MasterKey {
    do throws(VaultError) {
      return try MasterKey.create(at: path)
    } catch .alreadyExists {
      return try MasterKey.load(from: path)
    }
  }

  private static func isUnfinished(_ location: LedgerLocation) throws(LedgerError) -> Bool {
    var status = stat()
    // A log that was hardly begun is an empty file, which cannot be opened as a log.
    if stat(location.log, &status) == 0, status.st_size == 0 { return true }
    do {
      return try EventLog.open(at: location.log, signer: SigningKey.source(location)).head()
        == .beginning
    } catch {
      throw LedgerError(error)
    }
  }

  /// What is in a directory, in no order.
  static func names(in directory: String) throws(LedgerError) -> [String] {
    guard let stream = opendir(directory) else {
      throw .file(path: directory, reason: String(cString: strerror(errno)))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
