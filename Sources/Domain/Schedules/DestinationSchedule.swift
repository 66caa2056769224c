/// When a destination runs by itself.
package enum DestinationSchedule: Hashable, Sendable {
  /// With every scheduled refresh.
  case withRefresh
  /// At times of its own, whether or not there is a scheduled refresh.
  case own(Schedule)
  /// Never; only when somebody orders a run.
  case off
}

extension DestinationSchedule: Codable {
  private enum Kind: String, Codable {
    case withRefresh = "with-refresh"
    case own
    case off
  }

  private enum CodingKeys: CodingKey {
    case kind
    case schedule
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .kind) {
    case .withRefresh: self = .withRefresh
    case .own: self = .own(try container.decode(Schedule.self, forKey: .schedule))
    case .off: self = .off
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .withRefresh: try container.encode(Kind.withRefresh, forKey: .kind)
    case .own(let schedule):
      try container.encode(Kind.own, forKey: .kind)
      try container.encode(schedule, forKey: .schedule)
    case .off: try container.encode(Kind.off, forKey: .kind)
    }
  }
}

extension DestinationSchedule: CustomStringConvertible {
  /// The schedule in words.
  package var description: String {
    switch self {
    case .withRefresh: "with every refresh"
    case .own(let schedule): schedule.description
    case .off: "off"
    }
  }
}
