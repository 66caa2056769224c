import Domain
import Ledger

extension Estate {
  /// An estate from which 1,234 people left, and a run that failed.
  static func withTwoRuns() async throws -> (Estate, DestinationID) {
    let estate = try await Estate(at: "2026-11-24T08:00:00.000Z")
    let destination = try await estate.save("Weekly")
    try await estate.complete(destination, sent: 1_234)
    try await estate.fail(destination, because: .gaveUp)
    return (estate, destination)
  }
}
