package import Domain

/// How much there is of what people watch.
package struct Tallies: Hashable, Sendable {
  /// How many runs there are of each status; nothing for one that no run has.
  package let runs: [RunStatus: Int]
  /// The recipients in batches that Sendinblue took.
  package let recipients: Int
  /// The batches that may or may not have left.
  package let batchesInDoubt: Int
}

/// When a destination was last exported whole.
package struct LastCompletion: Codable, Hashable, Sendable {
  /// Which destination.
  package let destination: DestinationID
  /// What it is called now.
  package let name: DisplayName
  /// When its last completed run ended.
  package let completedAt: Timestamp
}
