import Foundation

/// A string cut out of a JSON object's top level, and the object without it.
///
/// An import's `fileBody` is megabytes of text in an envelope of a few hundred bytes. Cutting it
/// out on the bytes leaves the general decoder only the envelope.
struct JSONStringMember {
  /// The string's bytes, its escapes undone (RFC 8259 section 7); nil where the object has no such
  /// member or it is no string.
  let value: [UInt8]?
  /// The object, with an empty string in the member's place.
  let rest: Data

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// Cuts a member out.
  ///
  /// - Parameters:
  ///   - name: The member's name, in characters that JSON does not escape.
  ///   - body: The object. What is wrong with it outside the member is left to the decoder.
  /// - Throws: A refusal, where the member's string is not a JSON string.
  init(cutting name: String, from body: UnsafeRawBufferPointer) throws(APIError) {
    guard let range = Self.find(Array(name.utf8), in: body) else {
      value = nil
      rest = Data(body)
      return
    }
    value = try Self.unescape(body.slice(range))
    rest = Data(body[..<range.lowerBound]) + Data(body[range.upperBound...])
  }

  /// The place of the member's string between its quotes.
  private static func find(_ name: [UInt8], in body: UnsafeRawBufferPointer) -> Range<Int>? {
    var depth = 0
    var place = 0
    while place < body.count {
      switch body[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case quote:
        guard let end = endOfString(from: place + 1, in: body) else { return nil }
        let colon = skipSpace(from: end + 1, in: body)
        if depth == 1, colon < body.count, body[colon] == UInt8(ascii: ":"),
          body[(place + 1)..<end].elementsEqual(name)
        {
          return string(from: skipSpace(from: colon + 1, in: body), in: body)
        }
        place = end
      case _: break
      }
      place += 1
    }
    return nil
  }

  private static func string(from place: Int, in body: UnsafeRawBufferPointer) -> Range<Int>? {
    guard place < body.count, body[place] == quote,
      let end = endOfString(from: place + 1, in: body)
    else { return nil }
    return (place + 1)..<end
  }

  private static func skipSpace(from start: Int, in body: UnsafeRawBufferPointer) -> Int {
    var place = start
    while place < body.count, [0x20, 0x09, 0x0a, 0x0d].contains(body[place]) { place += 1 }
    return place
  }

  /// The place of the quote that ends a string: the first that an even number of backslashes
  /// precedes.
  private static func endOfString(from start: Int, in body: UnsafeRawBufferPointer) -> Int? {
    var place = start
    while let found = body.firstIndex(of: quote, in: place..<body.count) {
      var backslashes = 0
      while found - 1 - backslashes >= start, body[found - 1 - backslashes] == backslash {
        backslashes += 1
      }
      if backslashes.isMultiple(of: 2) { return found }
      place = found + 1
    }
    return nil
  }

  private static func unescape(_ text: UnsafeRawBufferPointer) throws(APIError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var place = 0
    while place < text.count {
      let next = text.firstIndex(of: backslash, in: place..<text.count) ?? text.count
      bytes.append(contentsOf: text[place..<next])
      if next == text.count { break }
      place = try unescapeOne(text, at: next + 1, into: &bytes)
    }
    return bytes
  }

  /// Undoes one escape.
  ///
  /// - Returns: The place behind it.
  private static func unescapeOne(
    _ text: UnsafeRawBufferPointer, at place: Int, into bytes: inout [UInt8]
  ) throws(APIError) -> Int {
    guard place < text.count else { throw .bodyUnreadable }
    switch text[place] {
    case quote, backslash, UInt8(ascii: "/"): bytes.append(text[place])
    case UInt8(ascii: "n"): bytes.append(0x0a)
    case UInt8(ascii: "r"): bytes.append(0x0d)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0c)
    case UInt8(ascii: "u"): return try unescapeScalar(text, at: place + 1, into: &bytes)
    case _: throw .bodyUnreadable
    }
    return place + 1
  }

  /// Undoes `\uXXXX`, or a pair of them where the scalar lies above U+FFFF.
  private static func unescapeScalar(
    _ text: UnsafeRawBufferPointer, at place: Int, into bytes: inout [UInt8]
  ) throws(APIError) -> Int {
    let high = try codeUnit(text, at: place)
    var scalar = UInt32(high)
    var end = place + 4
    if UTF16.isLeadSurrogate(high) {
      guard end + 1 < text.count, text[end] == backslash, text[end + 1] == UInt8(ascii: "u") else {
        throw .bodyUnreadable
      }
      let low = try codeUnit(text, at: end + 2)
      guard UTF16.isTrailSurrogate(low) else { throw .bodyUnreadable }
      scalar = 0x1_0000 + (UInt32(high) - 0xd800) << 10 + (UInt32(low) - 0xdc00)
      end += 6
    }
    guard let scalar = Unicode.Scalar(scalar) else { throw .bodyUnreadable }
    bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
    return end
  }

  private static func codeUnit(
    _ text: UnsafeRawBufferPointer, at place: Int
  ) throws(APIError) -> UInt16 {
    guard place + 4 <= text.count,
      let unit = UInt16(String(decoding: text[place..<(place + 4)], as: UTF8.self), radix: 16)
    else { throw .bodyUnreadable }
    return unit
  }
}
