/// Evidence that lies ready to be handed out.
package struct Evidence: Codable, Hashable, Sendable {
  /// What it is about.
  package let scope: EvidenceScope
  /// How many entries the log had as it was written.
  package let size: Int64
  /// How many of them it holds.
  package let entries: Int
  /// The digest of its `tagmanifest-sha256.txt`, which has those of all its files in it.
  package let digest: SHA256Digest

  /// Describes evidence.
  package init(scope: EvidenceScope, size: Int64, entries: Int, digest: SHA256Digest) {
    self.scope = scope
    self.size = size
    self.entries = entries
    self.digest = digest
  }

  /// What an entry about it is about.
  var subject: Subject { scope.run.map(Subject.run) ?? .ledger }
}
