package import Domain
package import EventLog

extension Envelope {
  /// An event's payload in the layout in which it was recorded, before it is upcast.
  ///
  /// - Parameter event: What the record tells.
  /// - Returns: The payload.
  /// - Throws: What the decoder found; never of a record that was read.
  package func storedPayload(of event: Event) throws -> any Payload {
    guard case .event(let name, let version)? = RecordType(type),
      RecordType(of: event).description != type
    else { return event.payload }
    let reader = NotingReader(reader: EventPayloadReader(self, version: version))
    _ = try Event(name: name, from: reader)
    return reader.noted ?? event.payload
  }
}

/// Notes what is decoded.
private final class NotingReader: PayloadReader {
  private let reader: EventPayloadReader
  private(set) var noted: (any Payload)?

  init(reader: EventPayloadReader) {
    self.reader = reader
  }

  var version: Int { reader.version }

  func decode<P: Payload>(_ type: P.Type) throws -> P {
    let payload = try reader.decode(type)
    noted = payload
    return payload
  }
}
