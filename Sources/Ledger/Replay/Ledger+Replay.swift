import Domain
import EventLog
package import Transparency
import Views

extension Ledger {
  /// Decides everything on record again, and writes the ledger that this gives, if asked to.
  ///
  /// What is written are log and views, the log signed with the ledger's own key: secrets and manifests
  /// come of nothing that is on record. Where a decision differs, nothing stays written.
  ///
  /// - Parameters:
  ///   - directory: Where to write, an absolute path of nothing or of an empty directory; nothing to
  ///     write nowhere.
  ///   - progress: Told how many entries have been gone through, of how many.
  /// - Returns: What came of it, and the root of the log's tree over the entries.
  /// - Throws: `LedgerError.occupied` where something is at the path; as `Replay.run` otherwise.
  package nonisolated func replay(
    into directory: String?, progress: @Sendable (Int64, Int64) -> Void
  ) async throws(LedgerError) -> (replay: Replay, root: TreeHash) {
    do {
      guard let directory else {
        let replay = try await Replay.run(log, progress: progress)
        return (replay, try Self.root(of: log, at: replay.entries))
      }
      try Self.claim(directory)
      let files = LedgerLocation(
        directory: directory, masterKey: nil, signingKey: nil, keys: location.keys)
      do {
        let (key, origin) = (location.signingKey(ofOrigin: origin), origin)
        let copy = try EventLog.create(at: files.log) { _ in
          try SigningKey.load(from: key, origin: origin)
        }
        let replay = try await Replay.run(log, into: copy, progress: progress)
        let root = try Self.root(of: log, at: replay.entries)
        guard replay.isSame else {
          Self.drop(files)
          return (replay, root)
        }
        guard try Self.root(of: copy, at: replay.entries) == root else {
          let head = try copy.head()
          throw LedgerError.log(.untrustworthyTree(path: log.path, flaw: .otherRoot(head)))
        }
        try Views.open(at: files.views).catchUp(with: copy)
        return (replay, root)
      } catch {
        Self.drop(files)
        throw error
      }
    } catch {
      throw LedgerError(error)
    }
  }

  /// The root of a log's tree, as the checkpoint of that size has it.
  private static func root(of log: EventLog, at size: Int64) throws -> TreeHash {
    guard let note = try log.checkpoint(of: UInt64(size)) else {
      throw LedgerError.log(
        .untrustworthyTree(path: log.path, flaw: .unsigned(try log.head())))
    }
    return try Checkpoint(text: note.text).root
  }
}
