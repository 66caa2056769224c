import Foundation

/// A value as JSON that is safe to show.
package struct JSONText {
  /// The JSON, without a line break at its end.
  package let text: String

  /// Writes a value.
  ///
  /// Members are sorted by name. Characters that a terminal acts on are written as escapes, which
  /// read back as the same text.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - isPretty: Whether to spread it over several lines.
  /// - Throws: `EncodingError` where the value refuses to be written.
  package init(_ value: some Encodable, isPretty: Bool) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    let json = String(decoding: try encoder.encode(value), as: UTF8.self)
    text = Self.escaped(json)
  }

  /// Line feeds are the encoder's own, outside strings; all else invisible is within one.
  private static func escaped(_ json: String) -> String {
    let isKept: (Unicode.Scalar) -> Bool = { $0 == "\n" || !$0.isInvisible }
    if json.unicodeScalars.allSatisfy(isKept) { return json }
    return json.unicodeScalars.reduce(into: "") { text, scalar in
      if isKept(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 { text += unit.jsonEscape }
      }
    }
  }
}

extension UInt16 {
  fileprivate var jsonEscape: String {
    let digits = String(self, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
