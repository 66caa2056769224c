import Testing

extension EventfulRoad {
  /// An export is tried out, planned, approved by somebody else, and run as it was planned.
  func keepToPlans() async throws {
    try await place.succeed("destination", "check", "Weekly")
    try await place.succeed("connection", "require-approval", "Brevo «Süd»")
    try await place.succeed("run", "plan", "Weekly")
    try await place.succeed("run", "plan", "Weekly", "--output", "weekly.plan")
    try await place.fail("run", "start", "Weekly", status: 1, saying: "run approve")
    try await place.succeed("run", "approve", "weekly.plan")
    try await place.fail(
      "run", "start", "--plan", "weekly.plan", status: 1, saying: "somebody else")
    try await place.succeed("user", "add", "Bea", "--role", "administrator")
    try await place.succeed("run", "approve", "weekly.plan", as: "Bea")
    try await place.succeed("run", "start", "--plan", "weekly.plan")
    try await place.succeed("connection", "waive-approval", "Brevo «Süd»")
    try await place.succeed("segment", "deactivate", "Customers")
    try await place.fail("destination", "check", "Weekly", status: 1, saying: "inactive")
    try await place.succeed("segment", "activate", "Customers")
  }
}
