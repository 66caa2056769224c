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
    let bytes = text.utf8
    guard let end = bytes.lastIndex(of: UInt8(ascii: ".")),
      let version = Self.version(bytes[end...])
    else { return nil }
    func name(after prefix: String) -> String? {
      guard bytes.starts(with: prefix.utf8) else { return nil }
      let start = bytes.index(bytes.startIndex, offsetBy: prefix.utf8.count)
      return start <= end ? String(text[start..<end]) : nil
    }
    if let name = name(after: Self.eventPrefix) {
      self = .event(name: name, version: version)
    } else if let name = name(after: Self.commandPrefix) {
      self = .command(name: name, version: version)
    } else {
      return nil
    }
  }

  /// The version that `.v1` names, in its one spelling.
  private static func version(_ text: Substring.UTF8View) -> Int? {
    let digits = text.dropFirst(2)
    guard text.starts(with: ".v".utf8), let first = digits.first, first != UInt8(ascii: "0") else {
      return nil
    }
    var version = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (tens, isTooMany) = version.multipliedReportingOverflow(by: 10)
      let (sum, isBeyond) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
      guard !isTooMany, !isBeyond else { return nil }
      version = sum
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
