import Domain

/// Keeps the tables of one concept: what they hold follows from entries alone.
///
/// A projection sees every event once, in the log's order, within a transaction that also moves
/// the position. It reads no clock and no other source than the tables and what it is given, so
/// the same log gives the same rows.
protocol Projection {
  /// Writes down what an event changes.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - moment: Where in the log, and when.
  ///   - rows: The read models, within a transaction.
  /// - Throws: GRDB's error where a row cannot be written.
  static func project(_ event: Event, at moment: Moment, in rows: RowWriter) throws
}

/// An entry's place in the log and in time.
struct Moment {
  /// The entry's position.
  let position: Int64
  /// The entry's time, as the record has it.
  let time: String
}
