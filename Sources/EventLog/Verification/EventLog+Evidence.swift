internal import GRDB
internal import Schemas

extension EventLog {
  /// Opens a log for looking at it alone, whatever its tables and triggers look like.
  ///
  /// Nothing can be written over it, and nothing is changed, so that none of its triggers ever runs.
  /// - Parameter path: the file.
  /// - Returns: the log.
  /// - Throws: `missing`, `notALog` where the file is no database, or what keeps it from being read.
  package static func openAsEvidence(at path: String) throws(EventLogError) -> EventLog {
    try LogFile.requireFile(at: path)
    let queue = try EventLogError.translating(path) { try EvidenceFile(at: path).queue }
    return EventLog(path: path, queue: queue) { _ in
      let cause = StorageFailure(code: ResultCode.SQLITE_READONLY.rawValue, reason: "evidence")
      throw EventLogError.noPermission(path: path, cause: cause)
    }
  }

  /// Holds the file's tables, indexes and triggers against those that it was made with, and its indexes
  /// against its rows.
  ///
  /// A query that goes by an index shows what that says: whoever alters an index hides entries, and
  /// every record is still in its place.
  /// - Returns: what is wrong.
  /// - Throws: what keeps the file from being read.
  package func layoutProblems() throws(EventLogError) -> [VerificationProblem] {
    try EventLogError.translating(path) {
      try queue.unsafeRead { database in
        let problems = try StoredLayout(of: database).problems(
          besides: try StoredLayout(madeBy: LogSchema.sql), in: .layout)
        // SQLite checks what the file itself calls its tables, which says nothing where they differ.
        return problems.isEmpty ? try EvidenceFile.damages(in: database, of: .layout) : problems
      }
    }
  }
}
