extension String {
  /// What the checkpoints of the cast's ledger are verified with.
  static let verifierKey =
    "example.com/audit-log+07499b2d+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
}
