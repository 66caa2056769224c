/// Who asks.
package enum Actor: Hashable, Sendable {
  /// A user on record.
  case user(UserID)
  /// The schedule, which orders what is due under the authority of export users.
  case schedule
  /// Somebody whom the ledger does not know, by their key's fingerprint.
  case unknown(name: DisplayName)

  /// What stands before the name of somebody whom the ledger does not know.
  package static let unknownPrefix = "unknown/"

  /// The actor as a record's `actor` holds it.
  package var text: String {
    switch self {
    case .user(let id): Subject.user(id).text
    case .schedule: Subject.schedule.text
    case .unknown(let name): Self.unknownPrefix + name.text
    }
  }
}
