import EventLog
import Results
import Transparency

/// What a receipt shows.
struct ReceiptResult: Tabular {
  private enum CodingKeys: String, CodingKey {
    case origin
    case position
    case size
    case root
    case type
    case subject
    case time
    case actor
    case record
  }

  /// The record's attributes.
  let envelope: Envelope
  /// The record's exact bytes.
  let record: String
  /// What the log has signed.
  let checkpoint: Checkpoint

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(checkpoint.origin, forKey: .origin)
    try container.encode(envelope.position.rawValue, forKey: .position)
    try container.encode(checkpoint.size, forKey: .size)
    try container.encode(checkpoint.root.base64, forKey: .root)
    try container.encode(envelope.type, forKey: .type)
    try container.encode(envelope.subject, forKey: .subject)
    try container.encode(envelope.time, forKey: .time)
    try container.encode(envelope.actor, forKey: .actor)
    try container.encode(record, forKey: .record)
  }

  static var columns: [Column<ReceiptResult>] {
    [
      Column("log") { $0.checkpoint.origin },
      Column("entry", .trailing) { $0.envelope.position.description },
      Column("of", .trailing) { String($0.checkpoint.size) },
      Column("root") { $0.checkpoint.root.base64 },
      Column("time") { $0.envelope.time },
      Column("type") { $0.envelope.type },
      Column("subject") { $0.envelope.subject },
      Column("actor") { $0.envelope.actor },
      Column("record", mayBeCut: true) { $0.record },
    ]
  }
}
