import Audit
package import Domain
package import Views

/// How a destination stands.
package struct DestinationStatus: Tabular, Sendable {
  /// What came of a destination's last run.
  package struct LastRun: Encodable, Sendable {
    /// Which run.
    package let id: RunID
    /// How far it is, or how it ended.
    package let status: RunStatus
    /// When it was ordered.
    package let requestedAt: Timestamp
    /// When it ended.
    package let endedAt: Timestamp?
    /// How many people were sent; nothing where not all were.
    package let sent: Int?
  }

  /// Which destination.
  package let id: DestinationID
  /// What it is called.
  package let name: DisplayName
  /// Its connection; nothing where it is detached, or the reader may not know of it.
  package let connection: DisplayName?
  /// Whether its connection was taken from it.
  package let isDetached: Bool
  /// Whether its runs come to what they should.
  package let condition: DestinationCondition
  /// When it runs by itself.
  package let schedule: DestinationSchedule
  /// When its schedule asks for it next; nothing where it does not.
  package let next: Timestamp?
  /// Its last run.
  package let last: LastRun?

  /// The schedule, as far as it counts, in words.
  package var scheduleWords: String {
    isDetached ? "detached" : condition == .paused ? "paused" : schedule.description
  }

  /// The schedule, as far as it counts, as a sentence's part.
  private var schedulePhrase: Sentence {
    isDetached || condition == .paused ? Sentence(words: scheduleWords) : schedule.words
  }

  package static var columns: [Column<DestinationStatus>] {
    [
      Column("destination") { $0.name.text },
      Column("connection") { $0.connection?.text ?? "" },
      Column("condition") { $0.condition.rawValue }.inWords,
      Column("schedule") { $0.scheduleWords }.said(\.schedulePhrase),
      Column("next") { $0.next?.description ?? "" },
      Column("last run") { $0.last?.status.words ?? "" }.inWords,
      Column("requested") { $0.last?.requestedAt.description ?? "" },
      Column("ended") { $0.last?.endedAt?.description ?? "" },
      Column("sent", .trailing) { $0.last?.sent.map { String($0) } ?? "" },
      Column("run") { $0.last?.id.description ?? "" },
      Column("id") { $0.id.description },
    ]
  }
}
