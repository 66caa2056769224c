import Domain
import Results

/// A change of a destination's condition that was not told yet.
struct PendingNotice: Tabular {
  /// The destination's identity.
  private let id: DestinationID
  /// What it is called.
  private let destination: DisplayName
  /// The condition that was told last.
  private let before: DestinationCondition
  /// Its condition now.
  private let condition: DestinationCondition

  /// Shows a notice.
  init(_ notice: Notice) {
    (id, destination) = (notice.destination, notice.name)
    (before, condition) = (notice.before, notice.condition)
  }

  static var columns: [Column<PendingNotice>] {
    [
      Column("destination", mayBeCut: true) { $0.destination.text },
      Column("condition") { $0.condition.rawValue },
      Column("told last") { $0.before.rawValue },
    ]
  }
}
