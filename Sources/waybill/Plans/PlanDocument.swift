import Domain

/// A plan as it is kept in a file.
struct PlanDocument: Codable {
  /// The plan: all that counts when a run is held to it.
  let plan: RunPlan
  /// The receiving account, for people; nothing where whoever made the plan may not know it.
  let account: String?
  /// The destination's last completed run, for people.
  let lastRun: LastRun?
  /// When the plan was made.
  let madeAt: Timestamp
  /// Who made it, by their own account: a file can be edited, so nothing depends on it.
  let madeBy: DisplayName
}
