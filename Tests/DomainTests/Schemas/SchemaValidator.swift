/// A small validator of JSON Schema, draft 2020-12: only the keywords that our schemas use, and any
/// other keyword is a finding, so that none is ever passed over.
struct SchemaValidator {
  /// What is wrong, each with its place in the value.
  private(set) var findings: [String] = []
  /// What of the schema the values made use of, for `unused`.
  private(set) var used: Set<String> = []
  private let root: JSONValue

  init(schema: JSONValue) {
    root = schema
  }

  /// Holds a value against the schema.
  mutating func validate(_ value: JSONValue) {
    validate(value, by: root, schemaPlace: "#", place: "$")
  }

  private mutating func validate(
    _ value: JSONValue, by schema: JSONValue, schemaPlace: String, place: String
  ) {
    for (keyword, argument) in schema.members.sorted(by: { $0.key < $1.key }) {
      switch keyword {
      case "$schema", "$id", "$defs", "title", "description": break
      case "properties", "required": break
      case "$ref": validate(value, byReference: argument, place: place)
      case "type":
        if argument.text != value.type { findings.append("\(place) is a \(value.type)") }
      case "enum":
        used.insert("\(schemaPlace)/enum/\(value)")
        if !argument.elements.contains(value) { findings.append("\(place) is not listed") }
      case "additionalProperties":
        validateMembers(of: value, by: schema, schemaPlace: schemaPlace, place: place)
        if argument != .boolean(false) { findings.append("\(schemaPlace) is open") }
      case "items":
        for (index, element) in value.elements.enumerated() {
          let (inner, outer) = ("\(schemaPlace)/items", "\(place)[\(index)]")
          validate(element, by: argument, schemaPlace: inner, place: outer)
        }
      case "oneOf":
        validate(value, byOneOf: argument.elements, schemaPlace: schemaPlace, place: place)
      case "pattern", "minLength", "maxLength", "minimum", "maximum":
        if !Self.isWithin(value, keyword, argument) { findings.append("\(place): \(keyword)") }
      default: findings.append("\(schemaPlace): unknown keyword \(keyword)")
      }
    }
  }

  private mutating func validateMembers(
    of value: JSONValue, by schema: JSONValue, schemaPlace: String, place: String
  ) {
    let properties = schema["properties"]?.members ?? [:]
    for (name, member) in value.members.sorted(by: { $0.key < $1.key }) {
      guard let property = properties[name] else {
        findings.append("\(place).\(name) is undocumented")
        continue
      }
      let inner = "\(schemaPlace)/properties/\(name)"
      used.insert(inner)
      validate(member, by: property, schemaPlace: inner, place: "\(place).\(name)")
    }
    for name in properties.keys where value[name] == nil {
      used.insert("\(schemaPlace)/properties/\(name) left out")
    }
    for name in schema["required"]?.elements.compactMap(\.text) ?? [] where value[name] == nil {
      findings.append("\(place).\(name) is missing")
    }
  }

  private mutating func validate(
    _ value: JSONValue, byReference reference: JSONValue, place: String
  ) {
    guard let target = reference.text, let name = target.split(separator: "/").last,
      target == "#/$defs/\(name)", let schema = root["$defs"]?[String(name)]
    else {
      findings.append("\(place): \(reference) leads nowhere")
      return
    }
    validate(value, by: schema, schemaPlace: target, place: place)
  }

  private mutating func validate(
    _ value: JSONValue, byOneOf schemas: [JSONValue], schemaPlace: String, place: String
  ) {
    var fitting: [SchemaValidator] = []
    for (index, schema) in schemas.enumerated() {
      var attempt = SchemaValidator(schema: root)
      let inner = "\(schemaPlace)/oneOf/\(index)"
      attempt.used.insert(inner)
      attempt.validate(value, by: schema, schemaPlace: inner, place: place)
      if attempt.findings.isEmpty { fitting.append(attempt) }
    }
    guard let one = fitting.first, fitting.count == 1 else {
      findings.append("\(place) fits \(fitting.count) of \(schemas.count)")
      return
    }
    used.formUnion(one.used)
  }

  private static func isWithin(
    _ value: JSONValue, _ keyword: String, _ argument: JSONValue
  ) -> Bool {
    if let text = value.text {
      let count = Int64(text.unicodeScalars.count)
      switch (keyword, argument) {
      case ("pattern", .string(let pattern)): return matches(text, pattern)
      case ("minLength", .integer(let limit)): return count >= limit
      case ("maxLength", .integer(let limit)): return count <= limit
      default: return false
      }
    }
    guard let limit = argument.integer, let integer = value.integer else { return false }
    return switch keyword {
    case "minimum": integer >= limit
    case "maximum": integer <= limit
    default: false
    }
  }

  private static func matches(_ text: String, _ pattern: String) -> Bool {
    do { return text.contains(try Regex(pattern)) } catch { return false }
  }
}

extension SchemaValidator {
  /// What no value made use of: properties, optional properties left out, listed values and
  /// alternatives.
  var unused: [String] { Self.expectations(of: root, at: "#").subtracting(used).sorted() }

  /// The properties without a description.
  var undescribed: [String] { Self.undescribed(in: root, at: "#") }

  private static func expectations(of schema: JSONValue, at place: String) -> Set<String> {
    var expected: Set<String> = []
    let required = Set(schema["required"]?.elements.compactMap(\.text) ?? [])
    for (name, property) in schema["properties"]?.members ?? [:] {
      let inner = "\(place)/properties/\(name)"
      expected.insert(inner)
      if !required.contains(name) { expected.insert("\(inner) left out") }
      expected.formUnion(expectations(of: property, at: inner))
    }
    for value in schema["enum"]?.elements ?? [] { expected.insert("\(place)/enum/\(value)") }
    for (index, schema) in (schema["oneOf"]?.elements ?? []).enumerated() {
      expected.insert("\(place)/oneOf/\(index)")
      expected.formUnion(expectations(of: schema, at: "\(place)/oneOf/\(index)"))
    }
    if let items = schema["items"] {
      expected.formUnion(expectations(of: items, at: "\(place)/items"))
    }
    for (name, schema) in schema["$defs"]?.members ?? [:] {
      expected.formUnion(expectations(of: schema, at: "#/$defs/\(name)"))
    }
    return expected
  }

  private static func undescribed(in schema: JSONValue, at place: String) -> [String] {
    var places: [String] = []
    for (keyword, argument) in schema.members {
      switch keyword {
      case "properties", "$defs":
        for (name, property) in argument.members {
          let inner = "\(place)/\(keyword)/\(name)"
          if property["description"]?.text?.isEmpty != false { places.append(inner) }
          places += undescribed(in: property, at: inner)
        }
      case "oneOf": for schema in argument.elements { places += undescribed(in: schema, at: place) }
      case "items": places += undescribed(in: argument, at: place)
      default: continue
      }
    }
    return places
  }
}
