import Domain
import EventLog

/// Reads an event's payload from its record's `data`.
struct EventPayloadReader: PayloadReader {
  let version: Int
  private let envelope: Envelope
  private let known: DecodedObjects?

  /// Reads from a record.
  ///
  /// - Parameters:
  ///   - envelope: The record; its data is the canonical JSON of the payload.
  ///   - version: Which layout the payload has.
  ///   - known: What was decoded before; nothing to decode all.
  init(_ envelope: Envelope, version: Int, recalling known: DecodedObjects? = nil) {
    self.version = version
    self.known = known
    self.envelope = envelope
  }

  func decode<P: Payload>(_ type: P.Type) throws -> P {
    try envelope.withData { try CanonicalJSON.decode(type, from: $0, recalling: known) }
  }
}
