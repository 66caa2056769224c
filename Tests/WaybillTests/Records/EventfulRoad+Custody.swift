import Foundation
import Testing

extension EventfulRoad {
  /// Evidence is handed out, who was in old batches is forgotten, and the ledger is lost and restored
  /// from a backup that is not the last.
  func handOutAndForget() async throws {
    let vkey = try await place.verifierKey()
    try await place.succeed("audit", "evidence", "--output", "everything")
    try await place.succeed("audit", "check", "everything", "--vkey", vkey)
    try await place.succeed("manifests", "purge", "--older-than", "0d", "--yes")
    try await place.succeed("upgrade")
    let backup = place.home + "/old-backup"
    try await place.succeed("backup", backup)
    try await place.succeed("user", "add", "Lost", "--role", "viewer")
    let kept = try place.write(try await place.succeed("audit", "checkpoint"), to: "kept")
    try FileManager.default.moveItem(atPath: place.ledger, toPath: place.home + "/damaged")
    try await place.succeed("restore", backup, "--checkpoint", kept)
  }
}
