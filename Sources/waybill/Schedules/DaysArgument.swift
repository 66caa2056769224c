import ArgumentParser
package import Domain

/// Days of the week, written `mon` or `mon,thu`.
package struct DaysArgument: ExpressibleByArgument, Hashable, Sendable {
  /// What the argument says, in its order.
  package let days: [Weekday]

  /// Reads an argument; letter case does not count, and neither does an English name's rest.
  package init?(argument: String) {
    let words = argument.split(separator: ",", omittingEmptySubsequences: false)
    let days = words.compactMap { Self.day($0.lowercased()) }
    guard days.count == words.count else { return nil }
    self.days = days
  }

  package static var allValueStrings: [String] { Weekday.allCases.map(\.rawValue) }

  private static func day(_ word: String) -> Weekday? {
    Weekday(rawValue: word) ?? Weekday.allCases.first { "\($0)" == word }
  }
}
