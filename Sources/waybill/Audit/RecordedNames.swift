import Domain
import Ledger
import Views

/// Finds things by name that there are or were: the audit asks about removed ones too.
struct RecordedNames {
  /// The ledger and the one who asks.
  let session: Session

  /// What `segment/Customers`, `run/0193a5c2` and the like mean.
  ///
  /// - Throws: `CommandError.notFound`, `.ambiguous` or `.unusableValue`.
  func subject(_ text: String) throws -> Subject {
    if let only = [Subject.ledger, .schedule, .notification].first(where: { $0.text == text }) {
      return only
    }
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    if parts.count == 2, parts[0] == "refresh" { return .refresh(try refresh(parts[1])) }
    if parts.count == 2, parts[0] == "data-subject", let pseudonym = Pseudonym(parts[1]) {
      return .dataSubject(pseudonym)
    }
    guard parts.count == 2, let kind = CommandError.Kind(rawValue: parts[0]) else {
      throw CommandError.unusableValue(
        option: "--subject", reason: "give a kind, a slash and a name, such as segment/Customers.")
    }
    switch kind {
    case .user: return .user(try session.user(parts[1]).id)
    case .connection: return .connection(try connection(parts[1]))
    case .segment:
      let all = try session.ledger.views.segments()
      return .segment(
        try only(
          .segment, parts[1], of: all, id: \.id, name: \.name, isThere: { $0.removedAt == nil }))
    case .destination: return .destination(try destination(parts[1]))
    case .run: return .run(try session.run(parts[1]))
    }
  }

  /// The user of a name or identifier, `schedule`, or `unknown/` and the name that somebody gave
  /// whom the ledger did not know.
  ///
  /// A user's own name counts first. An unknown one is found in the letter case in which it was
  /// given, since nothing ever settled another.
  ///
  /// - Throws: `CommandError.notFound` or `.unusableName`.
  func actor(_ text: String) throws(CommandError) -> Actor {
    if let user = session.state.user(named: try DisplayName(parsing: text)) {
      return .user(user.id)
    }
    if text == Actor.schedule.text { return .schedule }
    guard text.hasPrefix(Actor.unknownPrefix) else { throw .notFound(.user, text) }
    let name = String(text.dropFirst(Actor.unknownPrefix.count))
    return .unknown(name: try DisplayName(parsing: name))
  }

  /// The connection of a name or identifier.
  ///
  /// - Throws: As `subject(_:)`.
  func connection(_ text: String) throws -> ConnectionID {
    let all = try session.ledger.views.connections()
    return try only(
      .connection, text, of: all, id: \.id, name: \.name, isThere: { $0.removedAt == nil })
  }

  /// The destination of a name or identifier.
  ///
  /// - Throws: As `subject(_:)`.
  func destination(_ text: String) throws -> DestinationID {
    let all = try session.ledger.views.destinations()
    return try only(
      .destination, text, of: all, id: \.id, name: \.name, isThere: { $0.removedAt == nil })
  }

  /// The refresh of an identifier: a refresh has no name.
  private func refresh(_ text: String) throws -> RefreshID {
    guard let id = RefreshID(text), try session.ledger.views.refresh(id) != nil else {
      throw CommandError.unusableValue(
        option: "--subject", reason: "there is no refresh “\(text)”; give its whole identifier.")
    }
    return id
  }

  /// The one thing that is meant: names are given anew once a thing is removed, so the one that is
  /// there counts first.
  private func only<Row, Concept>(
    _ kind: CommandError.Kind, _ text: String, of rows: [Row], id: (Row) -> Identifier<Concept>,
    name: (Row) -> DisplayName, isThere: (Row) -> Bool
  ) throws(CommandError) -> Identifier<Concept> {
    if let wanted = Identifier<Concept>(text), rows.contains(where: { id($0) == wanted }) {
      return wanted
    }
    let wanted = try DisplayName(parsing: text)
    let matches = rows.filter { name($0).matches(wanted) }
    if let present = matches.first(where: isThere) { return id(present) }
    guard let last = matches.first else { throw .notFound(kind, text) }
    guard matches.count == 1 else { throw .ambiguous(kind, text) }
    return id(last)
  }
}
