/// An entry's record taken apart: its CloudEvents attributes, and its data as it stands.
///
/// `specversion` and `datacontenttype` are the same in every record; parsing checks them. Where each
/// attribute stands is found once; it is made a text of its own when somebody asks for it.
package struct Envelope: Hashable, Sendable {
  /// The entry's place, which the record repeats as `sequence`.
  package let position: Position

  /// The record, in storage of its own.
  private let record: String

  private let places: Places

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
      return (Places(of: entry.position, bytes, &scanner), scanner.offset)
    }
    guard let places = outcome.0 else {
      throw .malformedRecord(entry.position, offset: outcome.1)
    }
    position = entry.position
    self.record = record
    self.places = places
  }

  /// Where the attributes stand in a record: what is between the quotes of each, and the whole data.
  private struct Places: Hashable {
    let actor: Range<Int>
    let causationID: Range<Int>?
    let correlationID: Range<Int>
    let data: Range<Int>
    let dataschema: Range<Int>
    let id: Range<Int>
    let source: Range<Int>
    let subject: Range<Int>
    let time: Range<Int>
    let type: Range<Int>

    init?(
      of position: Position, _ bytes: UnsafeBufferPointer<UInt8>, _ scanner: inout RecordScanner
    ) {
      guard scanner.skip("{\"actor\":"), let actor = scanner.content() else { return nil }
      var causationID: Range<Int>?
      if scanner.skip(",\"causationid\":") {
        guard let id = scanner.content() else { return nil }
        causationID = id
      }
      guard scanner.skip(",\"correlationid\":"), let correlationID = scanner.content(),
        scanner.skip(",\"data\":"), let data = scanner.object(),
        scanner.skip(",\"datacontenttype\":\"application/json\",\"dataschema\":"),
        let dataschema = scanner.content(),
        scanner.skip(",\"id\":"), let id = scanner.content(),
        scanner.skip(",\"sequence\":"), let sequence = scanner.content(),
        bytes[sequence].elementsEqual(position.description.utf8),
        scanner.skip(",\"source\":"), let source = scanner.content(),
        scanner.skip(",\"specversion\":\"1.0\",\"subject\":"), let subject = scanner.content(),
        scanner.skip(",\"time\":"), let time = scanner.content(),
        scanner.skip(",\"type\":"), let type = scanner.content(),
        scanner.skip("}"), scanner.isAtEnd
      else { return nil }
      self.actor = actor
      self.causationID = causationID
      self.correlationID = correlationID
      self.data = data
      self.dataschema = dataschema
      self.id = id
      self.source = source
      self.subject = subject
      self.time = time
      self.type = type
    }
  }
}

extension Envelope {
  /// A UUIDv7, unique in the log.
  package var id: String { text(places.id) }

  /// The ledger's origin.
  package var source: String { text(places.source) }

  /// The versioned type name.
  package var type: String { text(places.type) }

  /// What it is about.
  package var subject: String { text(places.subject) }

  /// The instant in RFC 3339 form: UTC, milliseconds.
  package var time: String { text(places.time) }

  /// The name of the schema that `data` follows.
  package var dataschema: String { text(places.dataschema) }

  /// Who caused it.
  package var actor: String { text(places.actor) }

  /// The id of the command that caused it, if one did.
  package var causationID: String? { places.causationID.map(text) }

  /// The id of the first command of the chain.
  package var correlationID: String { text(places.correlationID) }

  /// The data: one JSON object in RFC 8785 form.
  package var data: [UInt8] { withData(Array.init) }

  /// Hands over the data where it stands in the record.
  /// - Parameter body: takes the bytes, which it may not keep.
  /// - Returns: what the body returns.
  /// - Throws: what the body throws.
  package func withData<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try withRecord { try body(UnsafeBufferPointer(rebasing: $0[places.data])) }
  }

  private func text(_ place: Range<Int>) -> String {
    withRecord { bytes in
      let content = UnsafeBufferPointer(rebasing: bytes[place])
      guard content.contains(UInt8(ascii: "\\")) else {
        return String(decoding: content, as: UTF8.self)
      }
      guard let text = RecordScanner.unescape(content) else {
        preconditionFailure("escapes are looked at as a record is taken apart")
      }
      return text
    }
  }

  private func withRecord<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    // It is native and contiguous already, so this copies nothing.
    var record = record
    return try record.withUTF8(body)
  }
}
