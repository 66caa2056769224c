import Domain
import Foundation

/// Reads a command's payload from the signed document in its record's `data`.
struct CommandPayloadReader: PayloadReader {
  let version: Int
  private let document: Data

  /// Takes the signed document out of a record's data.
  ///
  /// - Parameters:
  ///   - data: One JSON object whose `payload` is the exact signed text.
  ///   - version: Which layout the payload has.
  /// - Throws: `DecodingError` where there is no such text.
  init(data: [UInt8], version: Int) throws {
    self.version = version
    document = Data(try JSONDecoder().decode(Signed.self, from: Data(data)).payload.utf8)
  }

  func decode<P: Payload>(_ type: P.Type) throws -> P {
    try JSONDecoder().decode(Document<P>.self, from: document).arguments
  }

  private struct Signed: Decodable {
    let payload: String
  }

  private struct Document<Arguments: Decodable>: Decodable {
    let arguments: Arguments
  }
}
