/// A person's word that a run may go as it was planned.
package struct Approval: Codable, Hashable, Sendable {
  /// What was approved: this plan exactly, and no other.
  package let plan: RunPlan
  /// Who approved it.
  package let user: UserID
}
