/// What a record tells of, as its `type` holds it: `waybill.event.run-started.v1`.
package enum RecordType: Hashable, Sendable {
  /// What an actor asked for, by the command's stored name.
  case command(name: String)
  /// What happened, by the event's stored name.
  case event(name: String)

  /// The stored name, such as `run-started`.
  package var name: String {
    switch self {
    case .command(let name), .event(let name): name
    }
  }
}

extension RecordType: LosslessStringConvertible {
  private static let commandPrefix = "waybill.command."
  private static let eventPrefix = "waybill.event."
  private static let suffix = ".v1"

  /// Reads a record's type; whether there is a command or event of that name is not asked.
  package init?(_ text: String) {
    guard text.hasSuffix(Self.suffix) else { return nil }
    let stem = text.dropLast(Self.suffix.count)
    if stem.hasPrefix(Self.commandPrefix) {
      self = .command(name: String(stem.dropFirst(Self.commandPrefix.count)))
    } else if stem.hasPrefix(Self.eventPrefix) {
      self = .event(name: String(stem.dropFirst(Self.eventPrefix.count)))
    } else {
      return nil
    }
  }

  package var description: String {
    switch self {
    case .command(let name): Self.commandPrefix + name + Self.suffix
    case .event(let name): Self.eventPrefix + name + Self.suffix
    }
  }
}
