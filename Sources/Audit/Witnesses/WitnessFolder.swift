package import Transparency
import Vault

/// A witness's own folder: its key, the logs that it knows, and what it has seen of each.
///
/// It belongs to somebody else than the ledger does, on a machine of theirs: a witness whom the ledger's
/// owner could make forget would be worth nothing.
package struct WitnessFolder: Sendable {
  /// The most bytes of a file that are read.
  private static let limit = 1 << 16

  private let path: String

  /// Names a witness's folder.
  ///
  /// - Parameter path: Where it is, an absolute path.
  package init(at path: String) {
    self.path = path
  }

  private var key: String { path + "/witness.key" }
  private var logs: String { path + "/logs" }

  /// Makes a witness; its files are its owner's alone, and durable.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - known: The verifier keys of the logs that it is to watch.
  ///   - seed: 32 random bytes.
  /// - Returns: What its cosignatures are verified with.
  /// - Throws: `AuditError.vault` where there is one already, or where the folder cannot be written;
  ///   `.transparency`.
  package func create(
    name: KeyName, watching known: [NoteVerifier], seed: [UInt8]
  ) throws(AuditError) -> NoteVerifier {
    do {
      let text = try Cosigner.secretKey(name: name, seed: seed)
      let lines = known.map { $0.vkey + "\n" }.joined()
      try PrivateFile.create(at: key, contents: Array((text + "\n").utf8))
      // A crash here leaves a key that has signed nothing and knows no log: remove it and begin again.
      try PrivateFile.create(at: logs, contents: Array(lines.utf8))
      return try Cosigner(secretKey: text).verifier
    } catch {
      throw AuditError(error)
    }
  }

  /// Cosigns a checkpoint, if nothing that the witness has seen was changed.
  ///
  /// What it has seen is durable before the answer is given.
  ///
  /// - Parameters:
  ///   - request: The checkpoint, and the proof that it goes on from what was last seen.
  ///   - time: The time, in seconds since 1970.
  /// - Returns: The cosignature's line, with its line feed.
  /// - Throws: `AuditError.witness` where it does not cosign; `.vault`, `.file` or `.transparency`.
  package func cosign(_ request: WitnessRequest, at time: UInt64) throws(AuditError) -> String {
    do {
      // One answer at a time: two could take back what was seen.
      let lock = try FolderLock(path)
      defer { withExtendedLifetime(lock) {} }
      let cosigner = try Cosigner(secretKey: try text(of: key))
      let known = try text(of: logs).split(separator: "\n").map {
        try NoteVerifier(vkey: String($0))
      }
      var seen: [KeyName: TreeHead] = [:]
      for log in known { seen[log.name] = try lastSeen(of: log) ?? seen[log.name] }
      let answer = try Witness(cosigner: cosigner, logs: known)
        .answer(request, lastSeen: seen, at: time)
      let log = known.first { $0.name == answer.origin }
      if let log {
        let note = request.note.adding(answer.cosignature)
        try PrivateFile.replace(at: file(of: log), contents: Array(note.serialized.utf8))
      }
      // A crash here leaves a checkpoint that was seen and has no cosignature: asking again gives one.
      return answer.cosignature.line + "\n"
    } catch {
      throw AuditError(error)
    }
  }

  private func lastSeen(of log: NoteVerifier) throws -> TreeHead? {
    do {
      let note = try SignedNote(try text(of: file(of: log)).utf8)
      return try SignedCheckpoint(opening: note, log: log).checkpoint.head
    } catch VaultError.missing {
      return nil
    }
  }

  private func file(of log: NoteVerifier) -> String { "\(path)/seen-\(log.keyID.hexadecimal)" }

  private func text(of path: String) throws(VaultError) -> String {
    try FilePermissions.requirePrivate(path)
    return String(decoding: try PrivateFile.read(path, upTo: Self.limit), as: UTF8.self)
  }
}
