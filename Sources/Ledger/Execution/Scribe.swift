import Domain
import EventLog

/// Writes commands and events down as drafts of records, in their final form.
struct Scribe: Sendable {
  /// The ledger's origin.
  let origin: String
  /// Gives times and identifiers.
  let surroundings: Surroundings

  /// A command's draft.
  ///
  /// The record holds the exact bytes that say who asks what, when and of which ledger; a
  /// signature over those bytes has its place beside them.
  ///
  /// - Parameters:
  ///   - command: What is asked.
  ///   - actor: Who asks.
  ///   - correlation: The first command of the chain; nothing where this is the first.
  /// - Returns: The draft; its identity is the command's.
  /// - Throws: `CanonicalJSON`'s error where the payload holds what cannot be written.
  func draft(_ command: Command, by actor: Actor, correlation: String?) throws -> Draft {
    let id = surroundings.identifier().description
    let time = surroundings.now.description
    let type = "waybill.command.\(command.name).v1"
    let order = Order(
      actor: actor.text, arguments: Erased(command.payload), id: id, source: origin, time: time,
      type: type)
    let payload = String(decoding: try CanonicalJSON.encode(order), as: UTF8.self)
    return Draft(
      id: id, source: origin, type: type, subject: command.subject.text, time: time,
      dataschema: "urn:waybill:schema:command:\(command.name):v1", actor: actor.text,
      causationID: nil, correlationID: correlation ?? id,
      data: try CanonicalJSON.encode(["payload": payload]))
  }

  /// An event's draft.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - actor: Whose command brought it about, as a record's `actor` holds it.
  ///   - cause: The command, and the first of its chain.
  /// - Returns: The draft.
  /// - Throws: `CanonicalJSON`'s error where the payload holds what cannot be written.
  func draft(_ event: Event, by actor: String, cause: Causation) throws -> Draft {
    Draft(
      id: surroundings.identifier().description, source: origin,
      type: "waybill.event.\(event.name).v1", subject: event.subject.text,
      time: surroundings.now.description,
      dataschema: "urn:waybill:schema:event:\(event.name):v1", actor: actor,
      causationID: cause.command, correlationID: cause.correlation,
      data: try CanonicalJSON.encode(Erased(event.payload)))
  }

  /// What a command's signature is to cover.
  private struct Order: Encodable {
    let actor: String
    let arguments: Erased
    let id: String
    let source: String
    let time: String
    let type: String
  }

  /// A payload of any type, written as it would write itself.
  private struct Erased: Encodable {
    let payload: any Payload

    init(_ payload: any Payload) { self.payload = payload }

    func encode(to encoder: any Encoder) throws { try payload.encode(to: encoder) }
  }
}
