import Domain
import Foundation

/// Finds a schedule's occurrences by looking at the clock at every minute: slow, and plain.
///
/// Good for years in which every zone is whole minutes off UTC, as all are since 1972.
struct MinuteWalk {
  let zone: TimeZone
  let schedule: Schedule

  /// The occurrences of a span of minutes since 1970-01-01T00:00Z, in UTC.
  func occurrences(in span: Range<Int>) -> [Int] {
    let wanted = Set(schedule.times.map(\.minutes))
    let days = Set(schedule.days.map(\.place))
    var due: [Int] = []
    // A day and a half earlier, so that the furthest the clock ever got is known as the span begins.
    var furthest = reading(at: span.lowerBound - 2160)
    for minute in span.lowerBound - 2159..<span.upperBound {
      let reading = reading(at: minute)
      guard reading > furthest else { continue }
      let isDue = (furthest + 1...reading).contains {
        wanted.contains($0 % 1440) && days.contains(($0 / 1440 + 3) % 7)
      }
      if isDue && span.contains(minute) { due.append(minute) }
      furthest = reading
    }
    return due
  }

  private func reading(at minute: Int) -> Int {
    minute + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60)) / 60
  }
}
