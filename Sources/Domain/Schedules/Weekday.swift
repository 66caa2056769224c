/// A day of the week, Monday first as in ISO 8601; stored by these names.
package enum Weekday: String, Codable, CaseIterable, Sendable {
  case monday = "mon"
  case tuesday = "tue"
  case wednesday = "wed"
  case thursday = "thu"
  case friday = "fri"
  case saturday = "sat"
  case sunday = "sun"
}

extension Weekday: Comparable {
  package static func < (left: Weekday, right: Weekday) -> Bool { left.place < right.place }

  /// The place in the week, from 0 for Monday.
  package var place: Int {
    switch self {
    case .monday: 0
    case .tuesday: 1
    case .wednesday: 2
    case .thursday: 3
    case .friday: 4
    case .saturday: 5
    case .sunday: 6
    }
  }
}
