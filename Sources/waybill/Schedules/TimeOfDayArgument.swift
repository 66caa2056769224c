import ArgumentParser
package import Domain

/// A time on a clock on the wall, written `06:00`.
package struct TimeOfDayArgument: ExpressibleByArgument, Hashable, Sendable {
  /// What the argument says.
  package let time: TimeOfDay

  /// Reads an argument.
  package init?(argument: String) {
    guard let time = TimeOfDay(argument) else { return nil }
    self.time = time
  }
}
