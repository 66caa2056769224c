import EventLog
import Foundation

/// A command as its record holds it: exactly what was signed, and the signature.
struct RecordedCommand: Decodable {
  /// The exact text.
  let payload: String
  /// The signature, in OpenSSH's armour.
  let signature: String

  /// Takes it out of a command's record.
  ///
  /// - Throws: `DecodingError` where there is none.
  init(_ envelope: Envelope) throws {
    self = try JSONDecoder().decode(RecordedCommand.self, from: Data(envelope.data))
  }
}
