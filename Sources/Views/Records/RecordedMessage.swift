package import Domain
package import EventLog

/// What an entry of the log tells: a command or an event, and the envelope that it came in.
package enum RecordedMessage: Hashable, Sendable {
  /// What an actor asked for.
  case command(Command, Envelope)
  /// What happened.
  case event(Event, Envelope)

  /// Reads an entry.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - known: What was decoded before, for whoever reads many; nothing to decode all.
  /// - Throws: `unknownType` where this version knows no such type: a reader that passed over
  ///   what it does not know would show a state that never was. `undecodable` where the data does
  ///   not fit the type, `log` where the record is malformed.
  package init(_ entry: Entry, recalling known: DecodedObjects? = nil) throws(ViewsError) {
    try self.init(Self.envelope(of: entry), recalling: known)
  }

  /// Reads an envelope.
  ///
  /// - Parameters:
  ///   - envelope: An entry's record taken apart.
  ///   - known: What was decoded before, for whoever reads many; nothing to decode all.
  /// - Throws: As for an entry.
  package init(
    _ envelope: Envelope, recalling known: DecodedObjects? = nil
  ) throws(ViewsError) {
    do {
      guard let message = try Self.message(in: envelope, recalling: known) else {
        throw ViewsError.unknownType(envelope.position, type: envelope.type)
      }
      self = message
    } catch let error as ViewsError {
      throw error
    } catch is UnknownVersion {
      throw .unknownType(envelope.position, type: envelope.type)
    } catch {
      throw .undecodable(
        envelope.position, type: envelope.type, reason: Self.reason(of: error))
    }
  }

  /// The envelope that it came in.
  package var envelope: Envelope {
    switch self {
    case .command(_, let envelope), .event(_, let envelope): envelope
    }
  }

  private static func envelope(of entry: Entry) throws(ViewsError) -> Envelope {
    do throws(EventLogError) { return try Envelope(entry) } catch { throw .log(error) }
  }

  private static func message(
    in envelope: Envelope, recalling known: DecodedObjects?
  ) throws -> Self? {
    switch RecordType(envelope.type) {
    case .command(let name, let version):
      try Command(name: name, from: CommandPayloadReader(envelope, version: version))
        .map { .command($0, envelope) }
    case .event(let name, let version):
      try Event(
        name: name, from: EventPayloadReader(envelope, version: version, recalling: known)
      ).map { .event($0, envelope) }
    case nil: nil
    }
  }

  /// What a decoder found, in words that quote nothing of the record but the names of its members.
  private static func reason(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return "its data cannot be read" }
    func place(_ path: [any CodingKey]) -> String {
      path.isEmpty ? "its data" : path.map(\.stringValue).joined(separator: ".")
    }
    return switch error {
    case .keyNotFound(let key, let context):
      "\(place(context.codingPath + [key])) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      "\(place(context.codingPath)) is not what it should be"
    @unknown default: "its data cannot be read"
    }
  }
}
