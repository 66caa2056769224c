import Domain
import Foundation

/// Reads an event's payload from its record's `data`.
struct EventPayloadReader: PayloadReader {
  let version: Int
  private let data: Data

  /// Reads from a record's data.
  ///
  /// - Parameters:
  ///   - data: The canonical JSON of the payload.
  ///   - version: Which layout it has.
  init(data: [UInt8], version: Int) {
    self.version = version
    self.data = Data(data)
  }

  func decode<P: Payload>(_ type: P.Type) throws -> P {
    try JSONDecoder().decode(type, from: data)
  }
}
