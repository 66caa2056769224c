import Testing

extension EventfulRoad {
  /// Schedules are set and shown; refreshes go well and badly, until a destination is paused.
  func keepTime() async throws {
    try await place.succeed("schedule", "show")
    try await place.succeed(
      "schedule", "set", "--weekly", "--day", "mon,thu", "--at", "06:00", "--at", "18:30",
      "--time-zone", "Asia/Hong_Kong")
    try await place.succeed("schedule", "show")
    try await place.fail(
      "schedule", "set", "--daily", "--at", "06:00", "--time-zone", "Europe/Berln", status: 1,
      saying: "Europe/Berlin?")
    try await place.succeed("destination", "schedule", "Weekly", "--daily", "--at", "07:00")
    try await place.succeed("destination", "schedule", "Weekly", "--with-refresh")
    try await place.succeed("refresh")
    try await place.succeed("segment", "deactivate", "Customers")
    for _ in 1...3 { try await place.fail("refresh", status: 1, saying: "1 refused") }
    try await place.succeed("destination", "schedule", "Weekly")
    try await place.succeed("segment", "activate", "Customers")
    try await place.succeed("destination", "schedule", "Weekly", "--resume")
    try await place.succeed("schedule", "off")
  }
}
