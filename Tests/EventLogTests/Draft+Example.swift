import EventLog

extension Draft {
  /// A draft that differs from others by its number.
  static func example(
    _ number: Int, id: String? = nil, type: String = "waybill.event.tested.v1",
    subject: String = "connection/c1", time: String = "2026-11-23T14:05:00.123Z",
    actor: String = "user/u1", correlationID: String = "chain-1", data: String? = nil
  ) -> Draft {
    Draft(
      id: id ?? "id-\(number)", source: "example.com/ledger", type: type, subject: subject,
      time: time, dataschema: "waybill:tested.v1", actor: actor, causationID: "cause-\(number)",
      correlationID: correlationID, data: Array((data ?? "{\"number\":\(number)}").utf8))
  }
}

extension EventLog {
  /// Appends behind the head, whatever it is.
  func appendExamples(_ drafts: [Draft]) throws -> [Entry] {
    try write { transaction in
      try transaction.append(drafts, expecting: try transaction.head())
    }
  }
}
