/// A JSON value under construction.
///
/// A reference, because `Encoder` hands out containers that are filled after they are placed.
final class CanonicalNode {
  private enum Content {
    case scalar([UInt8])
    case array([CanonicalNode])
    case object([(key: String, value: CanonicalNode)])
  }

  private var content = Content.object([])

  /// How many elements the array holds so far.
  var count: Int {
    if case .array(let elements) = content { elements.count } else { 0 }
  }

  /// Turns the value into an object, which keeps its members if it is one already.
  func becomeObject() {
    if case .object = content { return }
    content = .object([])
  }

  /// Turns the value into an array, which keeps its elements if it is one already.
  func becomeArray() {
    if case .array = content { return }
    content = .array([])
  }

  /// Appends an element to the array.
  func appendElement() -> CanonicalNode {
    guard case .array(var elements) = content else {
      preconditionFailure("only an unkeyed container appends, and it has made this an array")
    }
    content = .array([])
    let element = CanonicalNode()
    elements.append(element)
    content = .array(elements)
    return element
  }

  /// Appends a member to the object; a key that is there already is found when writing.
  func appendMember(_ key: String) -> CanonicalNode {
    guard case .object(var members) = content else {
      preconditionFailure("only a keyed container appends, and it has made this an object")
    }
    content = .object([])
    let value = CanonicalNode()
    members.append((key, value))
    content = .object(members)
    return value
  }

  /// Turns the value into null.
  func setNull() {
    content = .scalar(Array("null".utf8))
  }

  /// Turns the value into whatever the given one encodes to.
  ///
  /// The types that end in a scalar are listed: asked whether a value is an integer of any kind, the
  /// runtime would look through all conformances of the program, once a type.
  /// - Parameters:
  ///   - value: what to write.
  ///   - path: where the value stands, for errors.
  /// - Throws: `unencodable`, or what the value itself throws.
  func set(_ value: some Encodable, path: [any CodingKey]) throws {
    switch value {
    case let text as String:
      var writer = CanonicalWriter(capacity: text.utf8.count + 2)
      writer.string(text)
      content = .scalar(writer.bytes)
    case let flag as Bool:
      content = .scalar(Array((flag ? "true" : "false").utf8))
    case let integer as Int: try set(integer: integer, path: path)
    case let integer as Int64: try set(integer: integer, path: path)
    case let integer as Int32: try set(integer: integer, path: path)
    case let integer as Int16: try set(integer: integer, path: path)
    case let integer as Int8: try set(integer: integer, path: path)
    case let integer as Int128: try set(integer: integer, path: path)
    case let integer as UInt: try set(integer: integer, path: path)
    case let integer as UInt64: try set(integer: integer, path: path)
    case let integer as UInt32: try set(integer: integer, path: path)
    case let integer as UInt16: try set(integer: integer, path: path)
    case let integer as UInt8: try set(integer: integer, path: path)
    case let integer as UInt128: try set(integer: integer, path: path)
    case is Double, is Float:
      throw EventLogError.unencodable(path: path.dotted, reason: .fraction)
    default:
      try value.encode(to: CanonicalEncoder(node: self, codingPath: path))
    }
  }

  private func set(integer: some BinaryInteger, path: [any CodingKey]) throws {
    guard let exact = Int64(exactly: integer), exact.magnitude <= CanonicalJSON.largestInteger
    else { throw EventLogError.unencodable(path: path.dotted, reason: .integerTooLarge) }
    content = .scalar(Array(String(exact).utf8))
  }

  /// Writes the finished value.
  /// - Parameters:
  ///   - writer: where to.
  ///   - path: where the value stands, for errors.
  /// - Throws: `unencodable` for a key that occurs twice.
  func write(to writer: inout CanonicalWriter, path: [String]) throws(EventLogError) {
    switch content {
    case .scalar(let json):
      writer.raw(json)
    case .array(let elements):
      writer.literal("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { writer.literal(",") }
        try element.write(to: &writer, path: path + [String(index)])
      }
      writer.literal("]")
    case .object(let members):
      try write(members, to: &writer, path: path)
    }
  }

  private func write(
    _ members: [(key: String, value: CanonicalNode)], to writer: inout CanonicalWriter,
    path: [String]
  ) throws(EventLogError) {
    let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
    var previous: String?
    writer.literal("{")
    for (key, value) in sorted {
      if let previous {
        // Compared as code units: Swift finds canonically equivalent strings equal, JSON does not.
        guard !previous.utf16.elementsEqual(key.utf16) else {
          throw .unencodable(path: (path + [key]).joined(separator: "."), reason: .keyTwice)
        }
        writer.literal(",")
      }
      writer.string(key)
      writer.literal(":")
      try value.write(to: &writer, path: path + [key])
      previous = key
    }
    writer.literal("}")
  }
}

extension [any CodingKey] {
  /// The keys from the outermost inwards, separated by dots.
  var dotted: String { map(\.stringValue).joined(separator: ".") }
}
