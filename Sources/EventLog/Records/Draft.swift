/// What an entry is to say, before the log gives it a position.
package struct Draft: Hashable, Sendable {
  /// A UUIDv7, unique in the log.
  package let id: String

  /// The ledger's origin.
  package let source: String

  /// The versioned type name, such as `waybill.event.connection-created.v1`.
  package let type: String

  /// What it is about, such as `connection/<id>`.
  package let subject: String

  /// The instant in RFC 3339 form: UTC, milliseconds, `2026-11-23T14:05:00.123Z`.
  package let time: String

  /// The name of the schema that `data` follows.
  package let dataschema: String

  /// Who caused it.
  package let actor: String

  /// The id of the command that caused it; nil for a command that nobody's command caused.
  package let causationID: String?

  /// The id of the first command of the chain.
  package let correlationID: String

  /// One JSON object in RFC 8785 form, as ``CanonicalJSON`` writes it.
  package let data: [UInt8]

  /// Makes a draft; it is checked when appended.
  package init(
    id: String, source: String, type: String, subject: String, time: String, dataschema: String,
    actor: String, causationID: String?, correlationID: String, data: [UInt8]
  ) {
    self.id = id
    self.source = source
    self.type = type
    self.subject = subject
    self.time = time
    self.dataschema = dataschema
    self.actor = actor
    self.causationID = causationID
    self.correlationID = correlationID
    self.data = data
  }

  /// Says again what an entry says.
  /// - Parameter envelope: the entry's record taken apart.
  package init(_ envelope: Envelope) {
    self.init(
      id: envelope.id, source: envelope.source, type: envelope.type, subject: envelope.subject,
      time: envelope.time, dataschema: envelope.dataschema, actor: envelope.actor,
      causationID: envelope.causationID, correlationID: envelope.correlationID,
      data: envelope.data)
  }
}
