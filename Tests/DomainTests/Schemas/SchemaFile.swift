import Foundation

/// The committed JSON Schemas.
struct SchemaFile: CustomStringConvertible, Sendable {
  /// Commands or events.
  enum Kind: String, CaseIterable, Sendable {
    case command
    case event

    fileprivate var folder: URL {
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Schemas/\(rawValue)s", directoryHint: .isDirectory)
    }
  }

  let kind: Kind
  let name: String
  var version = 1

  var description: String { "\(kind) \(name) v\(version)" }

  /// The `$id` that the schema has to have.
  var identifier: String { "urn:waybill:schema:\(kind):\(name):v\(version)" }

  /// Reads the schema.
  func read() throws -> JSONValue {
    let data = try Data(contentsOf: kind.folder.appending(path: "\(name).v\(version).json"))
    return try JSONDecoder().decode(JSONValue.self, from: data)
  }

  /// Every file of a kind that is there, by its whole name.
  static func all(_ kind: Kind) throws -> Set<String> {
    Set(
      try FileManager.default.contentsOfDirectory(atPath: kind.folder.path(percentEncoded: false)))
  }
}
