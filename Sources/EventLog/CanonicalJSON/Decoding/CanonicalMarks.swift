#if canImport(Darwin)
internal import Darwin
#else
internal import Glibc
#endif

/// One JSON object in canonical form, read through once: where all that it contains stands.
///
/// The text is not copied. Whoever makes one keeps the text where it is for as long as it is used,
/// which is while one value is decoded.
final class CanonicalMarks {
  /// The text.
  let text: UnsafeBufferPointer<UInt8>

  /// The marks of all values, each before those that it contains; the object's is the first.
  private let marks: [CanonicalMark]

  /// What was decoded before; nothing where that is not to be used.
  private let known: DecodedObjects?

  /// Reads an object through; gives nothing where it is not one in the form that ``CanonicalReader``
  /// knows, or not UTF-8.
  ///
  /// - Parameters:
  ///   - text: the JSON text.
  ///   - known: what was decoded before; nothing where that is not to be used.
  init?(_ text: UnsafeBufferPointer<UInt8>, recalling known: DecodedObjects? = nil) {
    var reader = CanonicalReader(text)
    guard let marks = reader.read() else { return nil }
    self.text = text
    self.marks = marks
    self.known = known
  }

  /// The mark at a place.
  subscript(place: Int) -> CanonicalMark { marks[place] }

  /// The place of the value that follows one within the same object or array.
  func place(after place: Int) -> Int { Int(marks[place].next) }

  /// The place of a member's value.
  ///
  /// - Parameters:
  ///   - key: the member's key.
  ///   - object: the object's place.
  /// - Returns: nothing where the object has no such member.
  func member(_ key: String, of object: Int) -> Int? {
    var key = key
    return key.withUTF8 { wanted in
      let end = place(after: object)
      var place = object + 1
      while place < end {
        let mark = marks[place]
        if Int(mark.end - mark.start) == wanted.count, holds(mark, wanted) { return place + 1 }
        place = self.place(after: place + 1)
      }
      return nil
    }
  }

  /// What a value is, decoded or as it was decoded before.
  func decode<Value: Decodable>(_ type: Value.Type, at place: Int) throws -> Value {
    let mark = marks[place]
    guard let known, mark.kind == .object, Int(mark.end - mark.start) >= DecodedObjects.shortest
    else { return try Value(from: CanonicalDecoder(marks: self, place: place)) }
    return try known.value(type, of: text[Int(mark.start)..<Int(mark.end)]) {
      try Value(from: CanonicalDecoder(marks: self, place: place))
    }
  }

  /// What a string says; nothing where the value is none.
  func string(at place: Int) -> String? {
    let mark = marks[place]
    let content = text[Int(mark.start)..<Int(mark.end)]
    switch mark.kind {
    case .string: return String(decoding: UnsafeBufferPointer(rebasing: content), as: UTF8.self)
    case .escapedString: return RecordScanner.unescape(UnsafeBufferPointer(rebasing: content))
    case .object, .array, .integer, .yes, .no, .null: return nil
    }
  }

  /// A whole number; nothing where the value is none.
  func integer(at place: Int) -> Int64? {
    let mark = marks[place]
    guard mark.kind == .integer else { return nil }
    let isNegative = text[Int(mark.start)] == UInt8(ascii: "-")
    var value: Int64 = 0
    // At most 18 digits, which no sum of theirs can overflow.
    for byte in text[(Int(mark.start) + (isNegative ? 1 : 0))..<Int(mark.end)] {
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }

  /// Whether a mark's text is this, which is as long.
  private func holds(_ mark: CanonicalMark, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let own = text.baseAddress, let other = wanted.baseAddress else { return true }
    // The mark lies within the text: the reader made it of offsets that it had passed.
    return memcmp(own + Int(mark.start), other, wanted.count) == 0
  }
}
