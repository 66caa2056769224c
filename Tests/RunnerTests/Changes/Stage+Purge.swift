import Domain
import Foundation
import Ledger
import ScriptedIdentities
import Vault

extension Stage {
  /// Puts the empty manifests of a new ledger in place of those that are there.
  ///
  /// Whoever has the old file open keeps it, and must stay open: closing it would remove the journal
  /// that has its file's name by then.
  ///
  /// - Returns: The ledger, opened over them.
  /// - Throws: What files and ledgers throw.
  func purgeManifests() async throws -> Ledger {
    let fresh = try Scratch()
    // Not read from the stage's own file: closing it would drop the locks of who has it open.
    let other = try await Ledger.create(
      at: fresh.location, origin: "waybill.example/other", administrator: DisplayName("Eve"),
      identity: .scripted("Eve"), surroundings: .system)
    let files = FileManager.default
    let (from, to) = (fresh.location.manifests, scratch.location.manifests)
    for end in ["", "-wal", "-shm"] {
      if files.fileExists(atPath: to + end) { try files.removeItem(atPath: to + end) }
      guard end != "-shm", files.fileExists(atPath: from + end) else { continue }
      try Data(contentsOf: URL(fileURLWithPath: from + end))
        .write(to: URL(fileURLWithPath: to + end))
      try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: to + end)
    }
    return try withExtendedLifetime(other) {
      try Ledger.open(at: scratch.location, surroundings: .system)
    }
  }
}
