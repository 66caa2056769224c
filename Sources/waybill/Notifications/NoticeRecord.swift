import Domain
import Results
import Views

/// What came of a message.
struct NoticeRecord: Tabular {
  /// When that was.
  private let time: Timestamp
  /// The destination's identity.
  private let id: DestinationID
  /// What it is called.
  private let destination: DisplayName
  /// The condition that was told, or was to be.
  private let condition: DestinationCondition
  /// The message's identity, by which the receiver knows it again.
  private let message: String
  /// How many attempts were made.
  private let attempts: Int
  /// Whether the receiver has it.
  private let delivered: Bool
  /// Why the last attempt failed; nothing where it was delivered.
  private let reason: String?

  /// Shows what is on record.
  init(_ row: NotificationRow) {
    (time, message, condition) = (row.time, row.message, row.condition)
    (id, destination) = (row.destination, row.destinationName)
    (attempts, delivered, reason) = (row.attempts, row.reason == nil, row.reason)
  }

  static var columns: [Column<NoticeRecord>] {
    [
      Column("time") { $0.time.description },
      Column("destination", mayBeCut: true) { $0.destination.text },
      Column("condition") { $0.condition.rawValue },
      Column("came to") { $0.delivered ? "delivered" : "failed" }
        .toned { $0.delivered ? .good : .bad },
      Column("attempts", .trailing) { String($0.attempts) },
      Column("reason", mayBeCut: true) { $0.reason ?? "" },
      Column("message", isDetail: true) { $0.message },
    ]
  }
}
