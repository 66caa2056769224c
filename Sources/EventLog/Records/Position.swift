/// An entry's place in the log, counted from 1 without gaps; 0 stands before the first entry.
package struct Position: RawRepresentable, Hashable, Comparable, Sendable {
  package let rawValue: Int64

  /// The place before the first entry; the head of an empty log.
  package static let beginning = Position(unchecked: 0)

  /// Makes a position of a number.
  /// - Parameter rawValue: the number; refused when negative.
  package init?(rawValue: Int64) {
    guard rawValue >= 0 else { return nil }
    self.rawValue = rawValue
  }

  init(unchecked rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// The place right behind this one.
  package var next: Position { Position(unchecked: rawValue + 1) }

  package static func < (left: Position, right: Position) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Position: CustomStringConvertible {
  package var description: String { String(rawValue) }
}
