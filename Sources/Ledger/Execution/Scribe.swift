import Domain
import EventLog
import Vault
import Views

/// Writes commands and events down as drafts of records, in their final form.
struct Scribe: Sendable {
  /// The ledger's origin.
  let origin: String

  /// A signed command's draft.
  ///
  /// The record holds the exact text that was signed and the signature over it, so that others can
  /// verify what the ledger holds.
  ///
  /// - Parameters:
  ///   - signed: The command as it was signed.
  ///   - document: What it says.
  ///   - id: The record's identity.
  ///   - time: When.
  ///   - actor: Who gave it, as a record's `actor` holds it.
  ///   - correlation: The first command of the chain; nothing where this is the first.
  /// - Returns: The draft.
  /// - Throws: `CanonicalJSON`'s error.
  func draft(
    _ signed: SignedCommand, _ document: CommandDocument, id: String, time: String,
    by actor: String, correlation: String?
  ) throws -> Draft {
    let command = document.command
    return Draft(
      id: id, source: origin, type: document.type, subject: command.subject.text,
      time: time, dataschema: RecordType(of: command).schema,
      actor: actor, causationID: nil, correlationID: correlation ?? id,
      data: try CanonicalJSON.encode([
        "payload": signed.payload, "signature": signed.signature.armored,
      ]))
  }

  /// An event's draft.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - id: The record's identity.
  ///   - time: When.
  ///   - actor: Whose command brought it about, as a record's `actor` holds it.
  ///   - cause: The command, and the first of its chain.
  /// - Returns: The draft.
  /// - Throws: `CanonicalJSON`'s error where the payload holds what cannot be written.
  func draft(
    _ event: Event, id: String, time: String, by actor: String, cause: Causation
  ) throws -> Draft {
    Draft(
      id: id, source: origin, type: RecordType(of: event).description,
      subject: event.subject.text, time: time, dataschema: RecordType(of: event).schema,
      actor: actor,
      causationID: cause.command, correlationID: cause.correlation,
      data: try CanonicalJSON.encode(ErasedPayload(event.payload)))
  }
}
