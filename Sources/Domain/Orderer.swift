/// On whose order something runs: a person's, or the schedule's.
///
/// What the schedule orders runs under the authority of the connection's export user, as what a
/// person orders does.
package enum Orderer: Hashable, Sendable {
  /// A user gave the command.
  case user(UserID)
  /// The schedule came due.
  case schedule
}

extension Orderer: LosslessStringConvertible {
  private static let scheduleText = "schedule"

  /// Reads the stored form: a user's identifier, or `schedule`.
  package init?(_ text: String) {
    if text == Self.scheduleText {
      self = .schedule
    } else if let id = UserID(text) {
      self = .user(id)
    } else {
      return nil
    }
  }

  package var description: String {
    switch self {
    case .user(let id): id.description
    case .schedule: Self.scheduleText
    }
  }
}

extension Orderer: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.singleValue(of: "a user or the schedule", Self.init)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
