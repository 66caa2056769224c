import GRDB

extension Views {
  /// Counts runs and what left with them.
  ///
  /// - Returns: The counts.
  /// - Throws: Why the views cannot be read.
  package func tallies() throws(ViewsError) -> Tallies {
    try read { database in
      let runs = try database.rows(RunCount.self, TallyQuery.runsByStatus.sql)
      let recipients = try database.rows(
        RecipientCount.self, TallyQuery.recipientsByCertainty.sql)
      return Tallies(
        runs: Dictionary(uniqueKeysWithValues: runs.map { ($0.status, $0.runs) }),
        recipients: recipients.first(where: \.certain)?.recipients ?? 0,
        batchesInDoubt: recipients.first { !$0.certain }?.batches ?? 0)
    }
  }

  /// When each destination that there is was last exported whole; those that never were are left
  /// out.
  ///
  /// - Returns: The times, in the order of the destinations.
  /// - Throws: Why the views cannot be read.
  package func lastCompletions() throws(ViewsError) -> [LastCompletion] {
    try read { database in
      try database.rows(LastCompletion.self, TallyQuery.lastCompletions.sql)
    }
  }
}

private struct RunCount: Decodable {
  let status: RunStatus
  let runs: Int
}

private struct RecipientCount: Decodable {
  let certain: Bool
  let batches: Int
  let recipients: Int
}
