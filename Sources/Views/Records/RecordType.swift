package import Domain

/// What a record tells of, as its `type` holds it: `waybill.event.run-started.v1`.
package enum RecordType: Hashable, Sendable {
  /// What an actor asked for, by the command's stored name and the version of its layout.
  case command(name: String, version: Int = 1)
  /// What happened, by the event's stored name and the version of its layout.
  case event(name: String, version: Int = 1)

  /// The type under which a command is recorded now.
  package init(of command: Command) {
    self = .command(name: command.name, version: type(of: command.payload).version)
  }

  /// The type under which an event is recorded now.
  package init(of event: Event) {
    self = .event(name: event.name, version: type(of: event.payload).version)
  }

  /// The stored name, such as `run-started`.
  package var name: String {
    switch self {
    case .command(let name, _), .event(let name, _): name
    }
  }

  /// What names the JSON Schema of a record's `data`, its `dataschema`.
  package var schema: String {
    switch self {
    case .command(let name, let version): "urn:waybill:schema:command:\(name):v\(version)"
    case .event(let name, let version): "urn:waybill:schema:event:\(name):v\(version)"
    }
  }
}

extension RecordType: LosslessStringConvertible {
  private static let commandPrefix = "waybill.command."
  private static let eventPrefix = "waybill.event."

  /// Reads a record's type; whether there is a command or event of that name and version is not asked.
  package init?(_ text: String) {
    guard let end = text.lastIndex(of: "."), let version = Self.version(text[end...]) else {
      return nil
    }
    let stem = text[..<end]
    if stem.hasPrefix(Self.commandPrefix) {
      self = .command(name: String(stem.dropFirst(Self.commandPrefix.count)), version: version)
    } else if stem.hasPrefix(Self.eventPrefix) {
      self = .event(name: String(stem.dropFirst(Self.eventPrefix.count)), version: version)
    } else {
      return nil
    }
  }

  /// The version that `.v1` names, in its one spelling.
  private static func version(_ text: Substring) -> Int? {
    guard let version = Int(text.dropFirst(2)), version > 0, text == ".v\(version)" else {
      return nil
    }
    return version
  }

  package var description: String {
    switch self {
    case .command(let name, let version): "\(Self.commandPrefix)\(name).v\(version)"
    case .event(let name, let version): "\(Self.eventPrefix)\(name).v\(version)"
    }
  }
}
