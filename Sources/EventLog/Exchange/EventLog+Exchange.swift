internal import GRDB
package import Transparency

extension EventLog {
  /// So many entries are taken over in a transaction, and more up to the next checkpoint.
  private static let importedAtOnce: UInt64 = 10_000

  /// Hands over the log line by line, as it is carried elsewhere.
  ///
  /// What is appended meanwhile is not seen; memory does not grow with the log.
  /// - Parameter body: takes a line; must not call this log.
  /// - Throws: the body's own error as it is, or `EventLogError`.
  package func export(_ body: (ExchangeLine) throws -> Void) throws {
    try queue.unsafeRead { database in
      let file = TreeReader(database: database, path: path)
      let sizes = try Int64.fetchCursor(database, sql: "SELECT size FROM checkpoints ORDER BY size")
      var due = try sizes.next()
      try EntryReader(database: database, path: path).forEach(after: .beginning, upTo: nil) {
        entry in
        try body(.record(entry.record))
        guard due == entry.position.rawValue else { return }
        if let text = try file.checkpoint(of: entry.position.size) {
          try body(.checkpoint(try note(text)))
        }
        due = try sizes.next()
      }
    }
  }

  private func note(_ text: String) throws(EventLogError) -> SignedNote {
    do {
      return try SignedNote(text.utf8)
    } catch {
      throw .untrustworthyTree(path: path, flaw: .checkpoint(error))
    }
  }

  /// Makes a log of lines that were carried here.
  ///
  /// Records and checkpoints are taken over as they are, and no key is needed: each checkpoint has to
  /// be the log's own, and of just the entries before it. The tree's tiles are made anew.
  /// - Parameters:
  ///   - path: where; the directory must be there, and no file of that name.
  ///   - verifier: the log's key.
  ///   - signer: gives the key of later checkpoints, when there is something to sign.
  ///   - progress: told at times how many entries were taken over.
  ///   - next: gives the next line without its end, nothing behind the last.
  /// - Returns: the log, open; it ends with a checkpoint.
  /// - Throws: `notAnExport` with the number of the line, what keeps the file from being written, or
  ///   what `next` throws. What was written is not taken away.
  package static func `import`(
    at path: String, signedBy verifier: NoteVerifier, signer: @escaping SignerSource,
    progress: (UInt64) -> Void = { _ in }, next: () throws -> String?
  ) throws -> EventLog {
    let log = try create(at: path, signer: signer)
    var growing = ImportedLog(signedBy: verifier, path: path)
    var isAtEnd = false
    while !isAtEnd {
      let goal = growing.size + importedAtOnce
      try log.queue.write { database in
        while growing.size < goal || !growing.isSealed {
          guard let line = try next() else {
            isAtEnd = true
            break
          }
          try growing.append(line, in: database)
        }
        if isAtEnd { try growing.finish() }
      }
      // A crash here leaves a log that ends with a checkpoint, with fewer entries than there are lines.
      progress(growing.size)
    }
    return log
  }
}
