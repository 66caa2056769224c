package import EventLog
import Foundation

/// A command as its record's data holds it: exactly what was signed, and the signature.
package struct RecordedCommand: Codable, Hashable, Sendable {
  /// The exact text.
  package let payload: String
  /// The signature, in OpenSSH's armour.
  package let signature: String

  /// Takes it out of a command's record.
  ///
  /// - Throws: `DecodingError` where there is none.
  package init(_ envelope: Envelope) throws {
    self = try JSONDecoder().decode(RecordedCommand.self, from: Data(envelope.data))
  }
}
