import Domain
import Ledger
import Results

extension Session {
  /// The connection of a name or identifier.
  ///
  /// Who may not know of a connection is not told whether it exists: a fresh identifier stands for
  /// what is not there, and the rules refuse it in the same words.
  func connection(_ text: String) throws(CommandError) -> ConnectionID {
    if let found = state.connection(named: text) { return found.id }
    if reader.knowsConnections { throw .notFound(.connection, text) }
    return identifier()
  }

  /// The segment of a name or identifier.
  func segment(_ text: String) throws(CommandError) -> Segment {
    guard let found = state.segment(named: text) else { throw .notFound(.segment, text) }
    return found
  }

  /// The destination of a name or identifier.
  func destination(_ text: String) throws(CommandError) -> Destination {
    guard let found = state.destination(named: text) else { throw .notFound(.destination, text) }
    return found
  }

  /// The user of a name or identifier.
  func user(_ text: String) throws(CommandError) -> User {
    let name = try DisplayName(parsing: text)
    guard let found = state.user(named: name) else { throw .notFound(.user, text) }
    return found
  }
}
