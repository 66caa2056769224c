package import Domain
package import EventLog
package import Transparency

extension LogGap {
  /// What is missing from a log, as far as checkpoints tell that somebody kept.
  ///
  /// - Parameters:
  ///   - log: The log, as it was restored.
  ///   - kept: The checkpoints; the one of the most entries counts.
  /// - Returns: The gap; nothing where the log has as many entries as any of them.
  /// - Throws: `LedgerError.transparency` where one is not signed by the log's key.
  package static func of(
    _ log: EventLog, beside kept: [SignedNote]
  ) throws(LedgerError) -> LogGap? {
    guard let verifier = try log.verifierKey() else { return nil }
    do {
      let heads = try kept.map { try SignedCheckpoint(opening: $0, log: verifier).checkpoint.head }
      guard let known = heads.max(by: { $0.size < $1.size }), let last = try log.lastCheckpoint()
      else { return nil }
      let restored = try Checkpoint(text: last.text).head
      guard known.size > restored.size else { return nil }
      return LogGap(restored: Extent(restored), known: Extent(known))
    } catch {
      throw LedgerError(error)
    }
  }
}

extension LogGap.Extent {
  fileprivate init(_ head: TreeHead) {
    self.init(size: Int64(clamping: head.size), root: SHA256Digest(bytes: head.root.bytes))
  }
}
