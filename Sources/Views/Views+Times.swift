package import Domain
package import EventLog
import GRDB

extension Views {
  /// Where in the log the entries of a period are, as narrowly as is known.
  ///
  /// The log's order is not the clock's: between the first and the last entry of a period there may be
  /// others.
  ///
  /// - Parameters:
  ///   - since: The period's first instant; nothing where it has no beginning.
  ///   - until: The instant after the period; nothing where it has no end.
  ///   - head: The log's last entry. What is not projected yet may be of any time.
  /// - Returns: Positions outside which there is no entry of the period; nothing where there is none at
  ///   all.
  /// - Throws: Why the views cannot be read.
  package func extent(
    since: Timestamp?, until: Timestamp?, head: Position
  ) throws(ViewsError) -> ClosedRange<Position>? {
    try read { database in
      let blocks = try Row.fetchOne(
        database.cachedStatement(sql: ViewsQuery.blocksOfPeriod.sql),
        arguments: [
          "since": since?.description ?? "",
          // U+10FFFF sorts behind every time.
          "until": until?.description ?? "\u{10FFFF}",
        ])
      let projected = try Progress.Mark.last(in: database).position
      let rest = projected < head ? projected.next...head : nil
      guard let first: Int64 = blocks?["first"], let last: Int64 = blocks?["last"] else {
        return rest
      }
      let (lower, upper) = (TimeRanges.positions(of: first), TimeRanges.positions(of: last))
      guard let lower = Position(rawValue: lower.lowerBound),
        let upper = rest?.upperBound ?? Position(rawValue: upper.upperBound)
      else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a block before the first") }
      return lower...max(lower, upper)
    }
  }
}
