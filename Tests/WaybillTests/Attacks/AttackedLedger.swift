import Audit
import EventLog
import Foundation
import GRDB
import Glibc
import Ledger
import Testing
import Transparency
import Vault

/// A copy of the recorded ledger for one attack, gone when that is over.
final class AttackedLedger {
  /// What was copied.
  let recorded: RecordedLedger
  /// Whether a witness has to have cosigned.
  var demandsCosignature = false
  private let directory: String

  init(_ recorded: RecordedLedger) throws {
    self.recorded = recorded
    directory = NSTemporaryDirectory() + "attacked-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: recorded.directory, toPath: directory)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: directory)
    } catch {
      print("left behind: \(directory)")
    }
  }

  /// Where a file is.
  func path(_ name: String) -> String { "\(directory)/\(name).sqlite" }

  /// What verifying shows, as part and kind of each problem, and of each part that was not checked.
  func verdicts() async throws -> Set<String> {
    let location = LedgerLocation(
      directory: directory, masterKey: recorded.keys.master, signingKey: recorded.keys.signing,
      keys: "")
    let found: LedgerVerification
    do {
      found = try await LedgerVerification(
        of: location, vkey: recorded.vkey, kept: [recorded.kept],
        witnesses: demandsCosignature ? [recorded.witness] : [],
        cosignatures: demandsCosignature ? 1 : 0
      ) { _, _ in }
    } catch LedgerError.missing {
      return ["no ledger"]
    }
    let unchecked =
      found.head == nil
      ? ["rest not-checked"] : found.unchecked.keys.map { "\($0.rawValue) not-checked" }
    return Set(found.problems.map { "\($0.part.rawValue) \($0.kind.rawValue)" } + unchecked)
  }

  /// Changes rows as a forger would, who takes the triggers away and puts them back.
  func forge(in name: String, _ body: (Database) throws -> Void) throws {
    try write(name) { database in
      let triggers = try Row.fetchAll(
        database, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
      for trigger in triggers {
        try database.execute(sql: "DROP TRIGGER \(trigger["name"] as String)")
      }
      try body(database)
      for trigger in triggers { try database.execute(sql: trigger["sql"]) }
    }
  }

  /// Carries statements out as they are.
  func write(_ name: String, _ body: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue(path: path(name))
    try queue.writeWithoutTransaction { database in
      try body(database)
      try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
    try queue.close()
    for suffix in ["-wal", "-shm"] { unlink(path(name) + suffix) }
  }

  /// Changes the bytes of a file.
  func spoil(_ name: String, _ body: (inout Data) throws -> Void) throws {
    let url = URL(fileURLWithPath: path(name))
    var bytes = try Data(contentsOf: url)
    try body(&bytes)
    try bytes.write(to: url)
    #expect(chmod(url.path, 0o600) == 0)
  }

  /// Puts another file in the place of one.
  func replace(_ name: String, with path: String) throws {
    try FileManager.default.removeItem(atPath: self.path(name))
    try FileManager.default.copyItem(atPath: path, toPath: self.path(name))
  }
}

extension AttackedLedger {
  /// Signs all checkpoints again with another key.
  func resign(with key: NoteSigner) throws {
    let log = try EventLog.openAsEvidence(at: path("log"))
    var notes: [(size: Int64, note: String)] = []
    try log.read(after: .beginning) { notes.append(($0.position.rawValue, "")) }
    for place in notes.indices {
      guard let note = try log.checkpoint(of: UInt64(notes[place].size)) else { continue }
      notes[place].note = try key.sign(note.text).serialized
    }
    try forge(in: "log") { database in
      for (size, note) in notes where !note.isEmpty {
        try database.execute(
          sql: "UPDATE checkpoints SET note = ? WHERE size = ?", arguments: [note, size])
      }
    }
  }

  /// Seals a value under the ledger's own master key, in the place of that whose name begins so.
  func reseal(_ prefix: String, _ bytes: [UInt8]) throws {
    let vault = try Vault.open(
      at: path("vault"), masterKey: MasterKey.load(from: recorded.keys.master))
    let name = try vault.names().first { $0.hasPrefix(prefix) } ?? prefix
    try vault.seal(Secret(bytes), as: name)
  }
}
