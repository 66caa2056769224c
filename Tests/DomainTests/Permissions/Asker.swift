import Domain

/// Who may ask: everybody there can be.
enum Asker: String, CaseIterable, Sendable {
  case viewer
  case contributor
  case administrator
  case auditor
  case schedule
  /// An administrator who was deactivated.
  case deactivated
  /// Somebody whom the ledger does not know.
  case unknown

  /// Their identity, where they are on record.
  var user: UserID? {
    switch self {
    case .viewer: .vera
    case .contributor: .carl
    case .administrator: .bea
    case .auditor: .otto
    case .deactivated: .left
    case .schedule, .unknown: nil
    }
  }

  /// Their role, while they have one.
  var role: Role? {
    switch self {
    case .viewer: .viewer
    case .contributor: .contributor
    case .administrator: .administrator
    case .auditor: .auditor
    case .schedule, .deactivated, .unknown: nil
    }
  }

  /// As they ask.
  var actor: Actor {
    switch self {
    case .schedule: .schedule
    case .unknown: .unknown(name: "Mallory")
    case .viewer, .contributor, .administrator, .auditor, .deactivated:
      .user(user ?? .nobody)
    }
  }
}

extension UserID {
  /// An administrator who was deactivated.
  static var left: Self { .numbered(7) }
}
