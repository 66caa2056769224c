package import Domain
import Views

/// How far a refresh is, or what it came to.
package struct RefreshStatus: Encodable, Sendable {
  /// How far a refresh is; the names are part of the JSON.
  package enum Stage: String, Encodable, Sendable {
    /// A process performs it.
    case underWay = "under-way"
    /// It has not ended, and no process performs it.
    case stopped
    /// Every destination was tried.
    case completed
  }

  /// Which refresh it is.
  package let id: RefreshID
  /// How far it is.
  package let stage: Stage
  /// Who ordered it; `schedule` where it was the schedule.
  package let orderedBy: DisplayName
  /// The instant of the schedule that it serves, if any.
  package let due: Timestamp?
  /// How many earlier instants it serves along with that one.
  package let missed: Int
  /// When it began.
  package let startedAt: Timestamp
  /// When it ended.
  package let completedAt: Timestamp?
  /// How many destinations take part.
  package let destinations: Int
  /// How many of them were not tried yet.
  package let pending: Int
  /// What came of the others.
  package let figures: RefreshFigures

  /// Describes a refresh.
  ///
  /// - Parameters:
  ///   - row: What is on record.
  ///   - open: The refresh that has not ended, if there is one.
  ///   - isPerformed: Whether a process performs a refresh.
  init(_ row: RefreshRow, _ open: Refresh?, isPerformed: Bool) {
    let open = open.flatMap { $0.id == row.id ? $0 : nil }
    id = row.id
    stage = open == nil ? .completed : isPerformed ? .underWay : .stopped
    orderedBy = row.orderedByName
    (due, missed) = (row.due, row.missed)
    (startedAt, completedAt) = (row.startedAt, row.completedAt)
    destinations = row.destinations.count
    pending = open?.pending.count ?? 0
    figures = row.figures ?? RefreshFigures(open.map { Array($0.outcomes.values) } ?? [])
  }

  /// The figures in words.
  package var words: String {
    let counts = [
      (figures.completed, "completed"), (figures.completedWithWarnings, "completed with warnings"),
      (figures.failed, "failed"), (figures.refused, "refused"), (figures.cancelled, "cancelled"),
      (figures.underWay, "not ended"), (pending, "to come"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.isEmpty ? "there was nothing to run" : parts.joined(separator: ", ")
  }
}
