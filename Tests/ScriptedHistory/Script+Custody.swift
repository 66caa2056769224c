import Domain

extension Script {
  /// Evidence is handed out, of a run and of everything, who was in old batches is forgotten, it is
  /// marked that entries are missing, and the ledger goes on in a newer version.
  package mutating func handOutAndForget() throws {
    let digest = SHA256Digest(bytes: Array(repeating: 0x0e, count: 32))
    for scope in [EvidenceScope(run: Cast.completed), EvidenceScope(until: now)] {
      let evidence = Evidence(scope: scope, size: 40, entries: 17, digest: digest)
      try ask(.custody(.writeEvidence(.init(evidence: evidence))), by: Cast.cleo)
    }
    let purge = ManifestPurge(before: now, runs: 2, batches: 3)
    try ask(.custody(.purgeManifests(.init(purge: purge))), by: Cast.cleo)
    try ask(.custody(.purgeManifests(.init(purge: purge))))
    let gap = LogGap(
      restored: .init(size: 40, root: digest), known: .init(size: 57, root: digest))
    try ask(.custody(.markGap(.init(gap: gap))))
    try ask(.custody(.upgrade(.init(version: .current))))
  }
}
