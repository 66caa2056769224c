import Domain
import Foundation

/// Reads an event's payload from its record's `data`.
struct EventPayloadReader: PayloadReader {
  private let data: Data

  /// Reads from a record's data.
  ///
  /// - Parameter data: The canonical JSON of the payload.
  init(data: [UInt8]) {
    self.data = Data(data)
  }

  func read<P: Payload>(_ type: P.Type) throws -> P {
    try JSONDecoder().decode(type, from: data)
  }
}
