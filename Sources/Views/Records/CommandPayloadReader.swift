import Domain
import EventLog

/// Reads a command's payload from the signed document in its record's `data`.
struct CommandPayloadReader: PayloadReader {
  let version: Int
  private let document: String

  /// Takes the signed document out of a record.
  ///
  /// - Parameters:
  ///   - envelope: The record; its data is one JSON object whose `payload` is the exact signed text.
  ///   - version: Which layout the payload has.
  /// - Throws: `DecodingError` where there is no such text.
  init(_ envelope: Envelope, version: Int) throws {
    self.version = version
    document = try envelope.withData { try CanonicalJSON.decode(Signed.self, from: $0) }.payload
  }

  func decode<P: Payload>(_ type: P.Type) throws -> P {
    var text = document
    return try text.withUTF8 { try CanonicalJSON.decode(Document<P>.self, from: $0) }.arguments
  }

  private struct Signed: Decodable {
    let payload: String
  }

  private struct Document<Arguments: Decodable>: Decodable {
    let arguments: Arguments
  }
}
