/// The identity of one thing of a concept, so that a user's cannot stand where a run's belongs.
package struct Identifier<Concept>: Hashable, Sendable {
  /// The identifier itself.
  package let uuid: UUIDv7

  /// Gives a concept to a bare identifier.
  package init(_ uuid: UUIDv7) {
    self.uuid = uuid
  }
}

/// The identity of a user.
package typealias UserID = Identifier<User>
/// The identity of a connection.
package typealias ConnectionID = Identifier<Connection>
/// The identity of a segment.
package typealias SegmentID = Identifier<Segment>
/// The identity of a destination.
package typealias DestinationID = Identifier<Destination>
/// The identity of a run.
package typealias RunID = Identifier<Run>
/// The identity of a refresh.
package typealias RefreshID = Identifier<Refresh>

extension Identifier: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.uuid < right.uuid }
}

extension Identifier: LosslessStringConvertible {
  package init?(_ text: String) {
    guard let uuid = UUIDv7(text) else { return nil }
    self.uuid = uuid
  }

  package var description: String { uuid.description }
}

extension Identifier: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.singleValue(of: "an identifier", Self.init)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A dictionary by identity is written as an object, whose members have one order.
extension Identifier: CodingKeyRepresentable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package var codingKey: any CodingKey { Key(stringValue: description) }

  package init?(codingKey: some CodingKey) {
    self.init(codingKey.stringValue)
  }
}
