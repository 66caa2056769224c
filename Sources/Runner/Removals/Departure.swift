/// What a driver knows of the contacts that are to be taken off a list, in memory alone.
struct Departure: Sendable {
  /// So many contacts are found in one reading at most; whoever is left is found in the next.
  static let mostFound = 100_000
  /// So many readings in a row may come to nothing before the list is not read again.
  static let mostReadings = 3

  /// Who was found on the list and is in no batch yet.
  var found: [Leaver] = []
  /// The removal in hand; nothing after a crash, when nobody knows its addresses any more.
  var batch: AssembledRemoval?
  /// How many contacts had been taken off when the list was last read.
  private var removed: Int?
  /// How many readings in a row followed one another without a contact taken off between.
  private var idleReadings = 0

  /// Takes the next contacts that were found.
  ///
  /// - Parameter limit: How many at most.
  /// - Returns: The contacts, in the order of the list.
  mutating func takeNext(_ limit: Int) -> [Leaver] {
    let next = found.prefix(limit)
    found.removeFirst(next.count)
    return Array(next)
  }

  /// Takes note that the list is read.
  ///
  /// - Parameter removed: How many contacts the run has taken off it.
  /// - Returns: Whether so many readings came to nothing that there is to be no other.
  mutating func note(removed: Int) -> Bool {
    idleReadings = self.removed == removed ? idleReadings + 1 : 0
    self.removed = removed
    return idleReadings >= Self.mostReadings
  }
}
