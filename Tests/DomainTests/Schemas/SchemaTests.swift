import Domain
import Foundation
import Testing

/// Every command and event has a JSON Schema, which says what is written and nothing else.
struct SchemaTests {
  /// A schema, and samples of what it describes.
  struct Example: CustomTestStringConvertible, Sendable {
    let file: SchemaFile
    let payloads: [any Payload]

    var testDescription: String { file.description }

    /// The payloads as they are written.
    func values() throws -> [JSONValue] {
      try payloads.map {
        try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode($0))
      }
    }
  }

  static let examples: [Example] =
    Command.names.map { name in
      Example(
        file: .init(kind: .command, name: name),
        payloads: CommandSamples.all.filter { $0.name == name }.map(\.payload))
    }
    + Event.names.map { name in
      Example(
        file: .init(kind: .event, name: name, version: Event.versions(of: name).upperBound),
        payloads: EventSamples.all.filter { $0.name == name }.map(\.payload))
    }
    + [
      Example(
        file: .init(kind: .event, name: UserEvent.Kind.ledgerCreated.rawValue),
        payloads: EventSamples.firstCreations)
    ]

  @Test
  func `No schema is missing and none superfluous`() throws {
    #expect(try SchemaFile.all(.command) == Set(Command.names.map { "\($0).v1.json" }))
    let events = Event.names.flatMap { name in
      Event.versions(of: name).map { "\(name).v\($0).json" }
    }
    #expect(try SchemaFile.all(.event) == Set(events))
    #expect(
      Set(
        Self.examples.filter { $0.file.kind == .event }.map {
          "\($0.file.name).v\($0.file.version).json"
        }) == Set(events))
  }

  @Test(arguments: examples)
  func `A schema says what it is`(_ example: Example) throws {
    let schema = try example.file.read()
    #expect(schema["$schema"]?.text == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["$id"]?.text == example.file.identifier)
    #expect(schema["title"]?.text == example.file.name)
    #expect(schema["description"]?.text?.hasSuffix(".") == true)
    #expect(schema["type"]?.text == "object")
    #expect(schema["additionalProperties"] == .boolean(false))
    #expect(SchemaValidator(schema: schema).undescribed == [])
  }

  @Test(arguments: examples)
  func `What is written fits its schema, and the schema has nothing else`(
    _ example: Example
  ) throws {
    #expect(!example.payloads.isEmpty)
    var validator = SchemaValidator(schema: try example.file.read())
    for value in try example.values() { validator.validate(value) }
    #expect(validator.findings == [])
    #expect(validator.unused == [])
  }

  @Test(arguments: examples)
  func `What lacks a part or has one too many does not fit`(_ example: Example) throws {
    let schema = try example.file.read()
    let value = try #require(try example.values().first)
    var validator = SchemaValidator(schema: schema)
    validator.validate(.object(value.members.merging(["more": .null]) { old, _ in old }))
    #expect(validator.findings == ["$.more is undocumented"])
    for name in schema["required"]?.elements.compactMap(\.text) ?? [] {
      var validator = SchemaValidator(schema: schema)
      validator.validate(.object(value.members.filter { $0.key != name }))
      #expect(validator.findings == ["$.\(name) is missing"])
    }
  }

  @Test
  func `(o) nothing that is written blocks, unsubscribes or deletes a contact`() throws {
    let files =
      Command.names.map { SchemaFile(kind: .command, name: $0) }
      + Event.names.map { SchemaFile(kind: .event, name: $0) }
    var names: Set<String> = []
    for file in files { names.formUnion(Self.propertyNames(in: try file.read())) }
    #expect(names.isSuperset(of: ["settings", "matching", "list", "figures", "manifestRoot"]))
    for name in names {
      for word in ["block", "black", "subscri", "unlink", "delete"] {
        #expect(!name.lowercased().contains(word), "\(name)")
      }
    }
  }

  private static func propertyNames(in schema: JSONValue) -> Set<String> {
    var names = Set((schema["properties"]?.members ?? [:]).keys)
    for value in schema.members.values {
      names.formUnion(propertyNames(in: value))
      for element in value.elements { names.formUnion(propertyNames(in: element)) }
    }
    return names
  }
}
