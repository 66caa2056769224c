/// The ledger's schedule, and how far it is served.
package struct RefreshSchedule: Codable, Hashable, Sendable {
  /// When refreshes are due.
  package let schedule: Schedule
  /// The instant up to which nothing is due any more: when the schedule was set, then the last
  /// instant that a refresh was for.
  package internal(set) var served: Timestamp
}
