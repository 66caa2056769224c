import Results

/// A witness that was just made.
struct WitnessSummary: Tabular {
  /// Where its key and memory are.
  let folder: String
  /// What its cosignatures are verified with.
  let verifierKey: String
  /// The verifier keys of the logs that it vouches for.
  let logs: [String]

  static var columns: [Column<WitnessSummary>] {
    [
      Column("folder") { $0.folder }, Column("verifier key") { $0.verifierKey },
      Column("logs") { $0.logs.joined(separator: " ") },
    ]
  }
}
