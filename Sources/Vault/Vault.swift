internal import Crypto
internal import Foundation
internal import GRDB

/// Secrets at rest, sealed under names.
///
/// Each is sealed by AES-GCM with a random nonce, its name being authenticated with it: a sealed
/// value that is altered, or moved to another name, does not open. What stands in the file tells
/// names and lengths, and nothing else.
///
/// - Durability: what ``seal(_:as:)`` and ``forget(_:)`` have returned from survives a crash.
/// - What is forgotten or replaced is overwritten in the file (SQLite, PRAGMA secure_delete); a
///   backup, or the disk's own spare blocks, may still have it, sealed.
package final class Vault: Sendable {
  /// The name of a value that says whether the master key is the right one.
  private static let probeName = "vault/probe"

  /// The statements that make an empty file a vault.
  package static var statements: String { VaultSchema.sql }

  /// The layout that this code reads and writes.
  package static var layout: Int { VaultSchema.layout }

  /// Where the file is.
  package let path: String

  private let masterKey: MasterKey
  private let queue: DatabaseQueue

  private init(path: String, masterKey: MasterKey, queue: DatabaseQueue) {
    self.path = path
    self.masterKey = masterKey
    self.queue = queue
  }

  /// Creates an empty vault.
  /// - Parameters:
  ///   - path: where; in a directory that is its owner's alone.
  ///   - masterKey: the key that everything in it will be sealed with.
  /// - Returns: the vault, open.
  /// - Throws: `alreadyExists`, `loosePermissions` of the directory, or `io`.
  package static func create(
    at path: String, masterKey: MasterKey
  ) throws(VaultError) -> Vault {
    try PrivateFile.create(at: path, contents: [])
    // A crash here leaves an empty file, which `open` refuses; remove it and create again.
    let queue = try connect(path)
    let probe = sealed([], as: probeName, with: masterKey)
    try translating(path) {
      try queue.write { database in
        try database.execute(sql: VaultSchema.sql)
        try store(probe, as: probeName, in: database)
      }
    }
    // A crash from here on leaves a complete vault.
    return Vault(path: path, masterKey: masterKey, queue: queue)
  }

  /// Opens a vault.
  /// - Parameters:
  ///   - path: the file.
  ///   - masterKey: the key that it was created with.
  /// - Returns: the vault.
  /// - Throws: `missing`, `loosePermissions`, `notAVault`, `wrongMasterKey`, `locked` or `io`.
  package static func open(at path: String, masterKey: MasterKey) throws(VaultError) -> Vault {
    try FilePermissions.requirePrivate(path)
    let queue = try connect(path)
    let found = try translating(path) {
      try queue.read { database in
        [
          try Int.fetchOne(database, sql: "PRAGMA application_id"),
          try Int.fetchOne(database, sql: "PRAGMA user_version"),
        ]
      }
    }
    guard found == [VaultSchema.applicationID, VaultSchema.layout] else {
      throw .notAVault(path: path)
    }
    let vault = Vault(path: path, masterKey: masterKey, queue: queue)
    do throws(VaultError) {
      guard try vault.unseal(probeName) != nil else { throw .notAVault(path: path) }
    } catch .tampered {
      throw .wrongMasterKey(path: path)
    }
    return vault
  }

  /// Seals a secret, in the place of what had the name before.
  /// - Parameters:
  ///   - secret: what to keep.
  ///   - name: under which to find it again; stored in the clear.
  /// - Throws: `locked` or `io`; the name then has what it had before.
  package func seal(_ secret: Secret, as name: String) throws(VaultError) {
    let sealed = secret.withExposed { Self.sealed($0, as: name, with: masterKey) }
    try Self.translating(path) {
      try queue.write { try Self.store(sealed, as: name, in: $0) }
    }
  }

  /// Opens a sealed secret.
  /// - Parameter name: the name that it was sealed under.
  /// - Returns: the secret; nil if there is none of the name.
  /// - Throws: `tampered`, `locked` or `io`.
  package func unseal(_ name: String) throws(VaultError) -> Secret? {
    let sealed = try Self.translating(path) {
      try queue.read { database in
        let sql = "SELECT sealed FROM secrets WHERE name = ?"
        return try Data.fetchOne(database, sql: sql, arguments: [name])
      }
    }
    guard let sealed else { return nil }
    do {
      let box = try AES.GCM.SealedBox(combined: sealed)
      let bytes = try AES.GCM.open(box, using: masterKey.key, authenticating: Data(name.utf8))
      return Secret(Array(bytes))
    } catch {
      throw .tampered(path: path, name: name)
    }
  }

  /// The names of all that is sealed, in their order.
  /// - Throws: `locked` or `io`.
  package func names() throws(VaultError) -> [String] {
    try Self.translating(path) {
      try queue.read { try String.fetchAll($0, sql: "SELECT name FROM secrets ORDER BY name") }
    }
  }

  /// Whether a name is one that the vault needs for itself.
  /// - Parameter name: the name.
  /// - Returns: whether it is.
  package static func isOwn(_ name: String) -> Bool { name == probeName }

  /// Forgets a secret, if there is one of the name.
  /// - Parameter name: the name that it was sealed under.
  /// - Throws: `locked` or `io`; the secret is then still there.
  package func forget(_ name: String) throws(VaultError) {
    try Self.translating(path) {
      try queue.write { database in
        try database.execute(sql: "DELETE FROM secrets WHERE name = ?", arguments: [name])
      }
    }
  }

  private static func connect(_ path: String) throws(VaultError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "Vault"
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      // A rollback journal, not WAL: a WAL would keep what was replaced until its next checkpoint.
      try database.execute(
        sql: """
          PRAGMA trusted_schema = OFF;
          PRAGMA secure_delete  = ON;
          PRAGMA synchronous    = FULL;
          """)
    }
    return try translating(path) { try DatabaseQueue(path: path, configuration: configuration) }
  }

  private static func sealed(
    _ bytes: [UInt8], as name: String, with masterKey: MasterKey
  ) -> Data {
    do {
      let box = try AES.GCM.seal(bytes, using: masterKey.key, authenticating: Data(name.utf8))
      guard let combined = box.combined else {
        preconditionFailure("a box with a nonce of 12 bytes, which is the default, combines")
      }
      return combined
    } catch {
      preconditionFailure("AES-GCM seals what fits into memory under a key of 256 bits")
    }
  }

  private static func store(_ sealed: Data, as name: String, in database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO secrets (name, sealed) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed
        """,
      arguments: [name, sealed])
  }

  private static func translating<T>(_ path: String, _ work: () throws -> T) throws(VaultError) -> T
  {
    do {
      return try work()
    } catch {
      throw VaultError(error, path: path)
    }
  }
}
