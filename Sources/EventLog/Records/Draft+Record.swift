extension Draft {
  /// The longest record, in bytes of UTF-8: what a C2SP tlog-tiles entry bundle can hold.
  static let longestRecord = 65_535

  /// Writes the record: one CloudEvents 1.0 JSON object in RFC 8785 form.
  ///
  /// The keys stand in the order of their UTF-16 code units, as RFC 8785, 3.2.3, demands.
  /// `sequence` follows the CloudEvents sequence extension.
  /// - Parameter position: the place that the record will have.
  /// - Returns: the record's exact bytes.
  /// - Throws: `invalidDraft` or `recordTooLarge`.
  package func record(at position: Position) throws(EventLogError) -> String {
    try validate()
    var writer = CanonicalWriter(capacity: data.count + 640)
    writer.literal("{\"actor\":")
    writer.string(actor)
    if let causationID {
      writer.literal(",\"causationid\":")
      writer.string(causationID)
    }
    writer.literal(",\"correlationid\":")
    writer.string(correlationID)
    writer.literal(",\"data\":")
    writer.raw(data)
    writer.literal(",\"datacontenttype\":\"application/json\",\"dataschema\":")
    writer.string(dataschema)
    writer.literal(",\"id\":")
    writer.string(id)
    writer.literal(",\"sequence\":")
    writer.string(position.description)
    writer.literal(",\"source\":")
    writer.string(source)
    writer.literal(",\"specversion\":\"1.0\",\"subject\":")
    writer.string(subject)
    writer.literal(",\"time\":")
    writer.string(time)
    writer.literal(",\"type\":")
    writer.string(type)
    writer.literal("}")
    guard writer.bytes.count <= Self.longestRecord else {
      throw .recordTooLarge(type: type, bytes: writer.bytes.count, limit: Self.longestRecord)
    }
    guard let record = String(validating: writer.bytes, as: UTF8.self) else {
      throw .invalidDraft(type: type, reason: .dataNotUTF8)
    }
    return record
  }

  private func validate() throws(EventLogError) {
    guard !id.isEmpty, !source.isEmpty, !type.isEmpty, !subject.isEmpty, !dataschema.isEmpty,
      !actor.isEmpty, !correlationID.isEmpty, causationID?.isEmpty != true
    else {
      throw .invalidDraft(type: type, reason: .emptyAttribute)
    }
    guard Self.isTimestamp(time) else {
      throw .invalidDraft(type: type, reason: .timeNotRFC3339)
    }
    guard data.withUnsafeBufferPointer(Self.isOneObject) else {
      throw .invalidDraft(type: type, reason: .dataNotAnObject)
    }
  }

  /// Whether the bytes are one balanced JSON object and nothing behind it.
  ///
  /// Keeps data from closing the record early and smuggling attributes in.
  private static func isOneObject(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var scanner = RecordScanner(bytes)
    return scanner.skipObject() && scanner.isAtEnd
  }

  /// Whether the text has the one shape whose order as text is its order in time.
  private static func isTimestamp(_ text: String) -> Bool {
    let shape: StaticString = "0000-00-00T00:00:00.000Z"
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count == shape.utf8CodeUnitCount else { return false }
      return bytes.indices.allSatisfy { index in
        let pattern = shape.utf8Start[index]
        return pattern == UInt8(ascii: "0")
          ? (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
          : bytes[index] == pattern
      }
    }
  }
}
