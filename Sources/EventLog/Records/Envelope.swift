/// An entry's record taken apart: its CloudEvents attributes, and its data as it stands.
///
/// `specversion` and `datacontenttype` are the same in every record; parsing checks them.
package struct Envelope: Hashable, Sendable {
  /// The entry's place, which the record repeats as `sequence`.
  package let position: Position

  /// A UUIDv7, unique in the log.
  package let id: String

  /// The ledger's origin.
  package let source: String

  /// The versioned type name.
  package let type: String

  /// What it is about.
  package let subject: String

  /// The instant in RFC 3339 form: UTC, milliseconds.
  package let time: String

  /// The name of the schema that `data` follows.
  package let dataschema: String

  /// Who caused it.
  package let actor: String

  /// The id of the command that caused it, if one did.
  package let causationID: String?

  /// The id of the first command of the chain.
  package let correlationID: String

  /// The data: one JSON object in RFC 8785 form.
  package let data: [UInt8]

  /// Takes an entry's record apart.
  ///
  /// Only the one form that ``Draft`` gives a record is understood; any other JSON that says the
  /// same is refused, as it did not come from us. What is inside `data` is not looked at.
  /// - Parameter entry: the entry as read.
  /// - Throws: `malformedRecord`, with the offset of the first byte that does not fit.
  package init(_ entry: Entry) throws(EventLogError) {
    var record = entry.record
    let outcome = record.withUTF8 { bytes in
      var scanner = RecordScanner(bytes)
      return (Self(position: entry.position, scanner: &scanner), scanner.offset)
    }
    guard let envelope = outcome.0 else {
      throw .malformedRecord(entry.position, offset: outcome.1)
    }
    self = envelope
  }

  private init?(position: Position, scanner: inout RecordScanner) {
    guard scanner.skip("{\"actor\":"), let actor = scanner.string() else { return nil }
    var causationID: String?
    if scanner.skip(",\"causationid\":") {
      guard let id = scanner.string() else { return nil }
      causationID = id
    }
    guard scanner.skip(",\"correlationid\":"), let correlationID = scanner.string(),
      scanner.skip(",\"data\":"), let data = scanner.object(),
      scanner.skip(",\"datacontenttype\":\"application/json\",\"dataschema\":"),
      let dataschema = scanner.string(),
      scanner.skip(",\"id\":"), let id = scanner.string(),
      scanner.skip(",\"sequence\":"), let sequence = scanner.string(),
      sequence == position.description,
      scanner.skip(",\"source\":"), let source = scanner.string(),
      scanner.skip(",\"specversion\":\"1.0\",\"subject\":"), let subject = scanner.string(),
      scanner.skip(",\"time\":"), let time = scanner.string(),
      scanner.skip(",\"type\":"), let type = scanner.string(),
      scanner.skip("}"), scanner.isAtEnd
    else { return nil }
    self.position = position
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
}
