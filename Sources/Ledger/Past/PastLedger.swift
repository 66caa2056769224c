package import Domain
package import EventLog
package import Views

/// A ledger as it was somewhere in its history, for looking at: nothing can be asked of it.
package struct PastLedger: Sendable {
  /// The last entry that is taken into account.
  package let position: Position
  /// The instant that was asked for, else when that entry was recorded.
  package let time: Timestamp
  /// The configuration.
  package let state: State
  /// The read models; they go when nobody uses them any more.
  package let views: Views

  /// Looks back.
  ///
  /// The read models are built from the first entry on, beside those in use, which takes as long as the
  /// log is up to there.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - point: Where in its history.
  ///   - progress: Told at times how many entries are projected, of how many.
  /// - Throws: `LedgerError.beforeBeginning` or `.notYet` where the ledger has no such point in its
  ///   history, or what its parts throw.
  package init(
    of ledger: Ledger, at point: HistoryPoint, progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws(LedgerError) {
    do {
      let last = try ledger.lastEntry(at: point)
      let fresh = try FreshViews(beside: ledger.location.views, from: ledger.log)
      try fresh.advance(to: last.position, progress: progress)
      views = Views(fresh)
      (state, position) = try views.state()
      time =
        switch point {
        case .entry: last.time
        case .time(let time): time
        }
    } catch {
      throw LedgerError(error)
    }
  }
}

extension Ledger {
  /// The last entry that counts somewhere in the history.
  ///
  /// - Parameter point: Where.
  /// - Returns: Its place and its time.
  /// - Throws: `LedgerError.beforeBeginning` or `.notYet` where there is no such point, `.log` or
  ///   `.views` where the log cannot be read.
  package nonisolated func lastEntry(
    at point: HistoryPoint
  ) throws(LedgerError) -> (position: Position, time: Timestamp) {
    do {
      if let filter = try filter(upTo: point),
        let entry = try log.entries(matching: filter, limit: 1, newestFirst: true).first
      {
        return (entry.position, try Envelope(entry).instant())
      }
      let first = try log.entries(after: .beginning, limit: 1).first
      throw LedgerError.beforeBeginning(try first.map { try Envelope($0).instant() })
    } catch {
      throw LedgerError(error)
    }
  }

  /// Lets through what counts somewhere in the history: its newest entry, or all of it.
  ///
  /// - Returns: Nothing before the first entry.
  private nonisolated func filter(upTo point: HistoryPoint) throws -> LogFilter? {
    let head = try log.head()
    switch point {
    case .entry(let position):
      if position > head { throw LedgerError.notYet(head: head) }
      return position > .beginning ? LogFilter(positions: position...position) : nil
    case .time(let time):
      if time > surroundings.now { throw LedgerError.notYet(head: head) }
      let after = Timestamp(milliseconds: time.milliseconds + 1)
      return try views.extent(since: nil, until: after, head: head).map {
        LogFilter(positions: $0, until: after.description)
      }
    }
  }
}
