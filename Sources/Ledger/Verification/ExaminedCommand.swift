import Domain
import EventLog
import Vault

/// A command on record, and what its signature is by itself.
struct ExaminedCommand: Sendable {
  /// The record around it.
  let envelope: Envelope
  /// What was signed.
  let document: CommandDocument
  /// The text and the signature.
  let signed: SignedCommand
  /// Whether the signature is by the key that it names, over the text, and for commands.
  let isGenuine: Bool

  /// Where it is.
  var position: Position { envelope.position }

  /// Whether it is on record under the identity that it has by its own account.
  var hasOwnIdentity: Bool { envelope.id == document.id.description }

  /// Whether the log held its identity before it.
  ///
  /// - Parameter log: The log.
  /// - Returns: Whether that is so.
  /// - Throws: What keeps the log from being read.
  func isKnown(in log: EventLog) throws(EventLogError) -> Bool {
    if hasOwnIdentity { return false }
    return try log.entry(of: document.id.description).map { $0.position < position } ?? false
  }

  /// What is found of its signature, as it was when it was decided.
  ///
  /// - Parameter isKnown: Whether the log held its identity before.
  /// - Returns: How it was signed.
  func credentials(isKnown: Bool) -> Credentials {
    Credentials(signed, document, isGenuine: isGenuine, isKnown: isKnown)
  }
}
