/// A record's bytes, looked at in place: a log of a million entries is verified without a text each.
struct RecordForm {
  /// What stands between the quotes of each attribute, as it is written.
  let causation: UnsafeBufferPointer<UInt8>?
  let correlation: UnsafeBufferPointer<UInt8>
  let id: UnsafeBufferPointer<UInt8>
  let sequence: UnsafeBufferPointer<UInt8>
  let source: UnsafeBufferPointer<UInt8>

  /// Walks over a record; there is none if it is not in the form that ``Draft`` gives it, to the byte.
  /// - Parameter bytes: the record; it must outlive the value.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var scanner = RecordScanner(bytes)
    guard scanner.skip("{\"actor\":"), scanner.content() != nil else { return nil }
    var causation: Range<Int>?
    if scanner.skip(",\"causationid\":") {
      guard let id = scanner.content() else { return nil }
      causation = id
    }
    guard scanner.skip(",\"correlationid\":"), let correlation = scanner.content(),
      scanner.skip(",\"data\":"), scanner.skipObject(),
      scanner.skip(",\"datacontenttype\":\"application/json\",\"dataschema\":"),
      scanner.content() != nil,
      scanner.skip(",\"id\":"), let id = scanner.content(),
      scanner.skip(",\"sequence\":"), let sequence = scanner.content(),
      scanner.skip(",\"source\":"), let source = scanner.content(),
      scanner.skip(",\"specversion\":\"1.0\",\"subject\":"), scanner.content() != nil,
      scanner.skip(",\"time\":"), scanner.content() != nil,
      scanner.skip(",\"type\":"), scanner.content() != nil,
      scanner.skip("}"), scanner.isAtEnd
    else { return nil }
    self.causation = causation.map { UnsafeBufferPointer(rebasing: bytes[$0]) }
    self.correlation = UnsafeBufferPointer(rebasing: bytes[correlation])
    self.id = UnsafeBufferPointer(rebasing: bytes[id])
    self.sequence = UnsafeBufferPointer(rebasing: bytes[sequence])
    self.source = UnsafeBufferPointer(rebasing: bytes[source])
  }

  /// The place that the record says it has; nothing where that is no number.
  var position: Int64? { Int64(String(decoding: sequence, as: UTF8.self)) }

  /// Whether the record says that it is at a place.
  func isAt(_ position: Int64) -> Bool {
    var rest = position
    for digit in sequence.reversed() {
      guard digit == UInt8(ascii: "0") + UInt8(rest % 10) else { return false }
      rest /= 10
    }
    return rest == 0 && !sequence.isEmpty && sequence.first != UInt8(ascii: "0")
  }
}

extension RecordForm {
  /// The record as it would be at another place.
  /// - Parameters:
  ///   - position: the place.
  ///   - record: the record that this was made of.
  /// - Returns: its bytes.
  func numbered(_ position: Int64, _ record: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard let start = sequence.baseAddress, let whole = record.baseAddress else {
      return Array(record)
    }
    let offset = start - whole
    return Array(record[..<offset]) + Array(String(position).utf8)
      + Array(record[(offset + sequence.count)...])
  }
}
