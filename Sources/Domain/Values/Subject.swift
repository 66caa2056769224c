/// What an entry is about, as its `subject` holds it: `connection/<id>`.
package struct Subject: Hashable, Sendable {
  /// The text: a concept, a slash and an identifier; the ledger itself is `ledger`.
  package let text: String

  private init(_ concept: String, _ id: some CustomStringConvertible) {
    text = concept + "/" + id.description
  }

  private init(text: String) {
    self.text = text
  }

  /// The ledger itself.
  package static let ledger = Subject(text: "ledger")
  /// The ledger's schedule, as what is asked about and as who asks.
  package static let schedule = Subject(text: "schedule")
  /// Where the ledger sends notifications.
  package static let notification = Subject(text: "notification")
  /// A user.
  package static func user(_ id: UserID) -> Subject { Subject("user", id) }
  /// A connection.
  package static func connection(_ id: ConnectionID) -> Subject { Subject("connection", id) }
  /// A segment.
  package static func segment(_ id: SegmentID) -> Subject { Subject("segment", id) }
  /// A destination.
  package static func destination(_ id: DestinationID) -> Subject { Subject("destination", id) }
  /// A run.
  package static func run(_ id: RunID) -> Subject { Subject("run", id) }
  /// A person whose data leaves.
  package static func dataSubject(_ pseudonym: Pseudonym) -> Subject {
    Subject("data-subject", pseudonym)
  }
  /// A refresh.
  package static func refresh(_ id: RefreshID) -> Subject { Subject("refresh", id) }
}

extension Subject: CustomStringConvertible {
  package var description: String { text }
}

extension Subject: Codable {
  package init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
