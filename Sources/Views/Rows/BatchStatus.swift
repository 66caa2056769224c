/// How far a batch is, or how it ended; stored by these names.
package enum BatchStatus: String, Codable, CaseIterable, Sendable {
  /// On record, and leaving or about to. → deferred, unanswered, rejected, sent, removed
  case prepared
  /// Turned away unread; it will be sent again. → deferred, unanswered, rejected, sent, removed
  case deferred
  /// It may or may not have left. → deferred, unanswered, rejected, sent, removed
  case unanswered
  /// Sendinblue took it and is importing it. → imported, importFailed
  case sent
  /// Its import was carried out. Ended.
  case imported
  /// Its contacts are off the list. Ended.
  case removed
  /// Sendinblue refused it for good. Ended.
  case rejected
  /// Sendinblue took it and did not import it. Ended.
  case importFailed = "import-failed"
}
