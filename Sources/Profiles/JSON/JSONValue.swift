/// A value of a small JSON document.
indirect enum JSONValue {
  case object([String: JSONValue])
  case array([JSONValue])
  case string(String)
  case number(String)
  case boolean(Bool)
  case null

  /// The member of an object; `nil` where there is none, or it is null, or this is no object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self, let value = members[key] else { return nil }
    if case .null = value { return nil }
    return value
  }

  /// The elements, if it is an array.
  var elements: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The text, if it is a string.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}

extension JSONScan {
  /// Takes all of the text for one document.
  ///
  /// - Returns: its value.
  /// - Throws: ``JSONFault``.
  mutating func wholeDocument() throws(JSONFault) -> JSONValue {
    let value = try value(depth: 1)
    guard peek() == nil else { throw .syntax }
    return value
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth <= JSONScan.maximumDepth else { throw .tooDeep }
    switch peek() {
    case .openBrace: return .object(try members(depth: depth))
    case .openBracket:
      next += 1
      var elements: [JSONValue] = []
      while try goesOn(until: .closeBracket, isFirst: elements.isEmpty) {
        elements.append(try value(depth: depth + 1))
      }
      return .array(elements)
    default:
      let (kind, range) = try skipValue(depth: depth)
      let text = self.text(range)
      switch kind {
      case .string: return .string(text)
      case .number: return .number(text)
      case .boolean: return .boolean(text == "true")
      case .null: return .null
      case .nested: preconditionFailure("objects and arrays are taken above")
      }
    }
  }

  private mutating func members(depth: Int) throws(JSONFault) -> [String: JSONValue] {
    next += 1
    var members: [String: JSONValue] = [:]
    while try goesOn(until: .closeBrace, isFirst: members.isEmpty) {
      let key = text(try key())
      guard members[key] == nil else { throw .repeatedKey }
      members[key] = try value(depth: depth + 1)
    }
    return members
  }

  private func text(_ range: Range<Int>) -> String {
    String(
      decoding: UnsafeBufferPointer(start: text + range.lowerBound, count: range.count),
      as: UTF8.self)
  }
}
