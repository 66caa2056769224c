import Results

/// What of a witness's answer was kept.
struct KeptCosignature: Tabular {
  /// The witness.
  let witness: String
  /// How many entries the log had.
  let entries: UInt64
  /// How many cosignatures are new.
  let kept: Int

  static var columns: [Column<KeptCosignature>] {
    [
      Column("witness") { $0.witness }, Column("entries", .trailing) { String($0.entries) },
      Column("kept", .trailing) { String($0.kept) },
    ]
  }
}
