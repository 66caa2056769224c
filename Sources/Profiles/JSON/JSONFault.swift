/// What makes text no JSON that we read; none of it shows the text.
package enum JSONFault: Error, Equatable, Sendable {
  /// It does not follow the grammar of RFC 8259.
  case syntax
  /// It is JSON, but no object.
  case notAnObject
  /// A string holds a control character or an escape that there is none of.
  case string
  /// An escape names half of a surrogate pair, which is no character.
  case loneSurrogate
  /// An escape names U+0000, which no text holds.
  case nulCharacter
  /// Values are nested deeper than ``JSONScan/maximumDepth``.
  case tooDeep
  /// An object has a key twice.
  case repeatedKey

  /// What is wrong and what to do, to follow "is": two sentences.
  var words: String {
    switch self {
    case .syntax: "not JSON. Correct it by RFC 8259"
    case .notAnObject: "not one JSON object. Write one object a line"
    case .string:
      "not JSON: a string holds a control character or a wrong escape. Escape it by RFC 8259"
    case .loneSurrogate: "not text: an escape names half a surrogate pair. Write both halves"
    case .nulCharacter: "not text: a string holds \\u0000. Leave it out"
    case .tooDeep: "nested deeper than \(JSONScan.maximumDepth) levels. Flatten it"
    case .repeatedKey: "ambiguous: an object has a key twice. Keep one of them"
    }
  }
}
