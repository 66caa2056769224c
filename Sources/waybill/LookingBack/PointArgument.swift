import ArgumentParser
import EventLog
package import Ledger

/// Somewhere in a ledger's history: an entry's number, or a time.
package struct PointArgument: ExpressibleByArgument, Hashable, Sendable {
  /// Where.
  package let point: HistoryPoint

  /// Reads `41`, or a time as ``TimeArgument`` does.
  package init?(argument: String) {
    if let number = Int64(argument) {
      guard number > 0, let position = Position(rawValue: number) else { return nil }
      point = .entry(position)
    } else {
      guard let time = TimeArgument(argument: argument) else { return nil }
      point = .time(time.timestamp)
    }
  }
}
