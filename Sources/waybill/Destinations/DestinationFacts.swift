import Domain
import Ledger
import Sendinblue
import Vault

/// Asks Sendinblue for what the rules have to know of a destination, and saves it.
struct DestinationFacts {
  /// The ledger and the actor.
  let session: Session
  /// The destination.
  let destination: DestinationID
  /// The export as it should be.
  let settings: DestinationSettings
  /// Makes the command that carries the facts.
  let command: (DestinationCommand.Save) -> DestinationCommand

  /// Saves the destination, once the list and the account's attributes are known.
  ///
  /// Nothing is asked over a connection that the actor may not use: as long as a rule says no
  /// before it looks at the list, Sendinblue hears nothing, and the refusal is on record.
  ///
  /// - Throws: The `Refusal`, `SendinblueError`, `LedgerError`, or `CommandError.keyUnavailable`.
  func save() async throws {
    let unasked = command(list: .missing, attributes: [])
    switch try await session.ledger.rehearse(unasked, by: session.actor) {
    case .listMissing: break
    case .some, nil:
      try await execute(unasked)
      return
    }
    let (list, attributes) = try await ask()
    try await execute(command(list: list, attributes: attributes))
  }

  private func execute(_ command: Command) async throws {
    do {
      try await session.execute(command)
    } catch Refusal.fieldMissing(let field, let segment) {
      throw CommandError.refused(
        .fieldMissing(field: field, segment: segment), hint: "See `waybill segment show`.")
    }
  }

  private func command(list: ListAnswer, attributes: [String]) -> Command {
    .destination(
      command(
        .init(
          destination: destination, settings: settings, list: list,
          accountAttributes: attributes)))
  }

  private func ask() async throws -> (ListAnswer, [String]) {
    let state = try await session.ledger.currentState()
    guard let connection = state.connections[settings.connection], let access = connection.access
    else { throw Refusal.unknown("connection") }
    guard
      let secret = try await session.ledger.apiKey(access.keyFingerprint, of: connection.id)
    else { throw CommandError.keyUnavailable(connection: connection.name) }
    let key = try secret.withExposed { bytes throws(SendinblueError) in
      try APIKey(String(decoding: bytes, as: UTF8.self))
    }
    return try await withSendinblue(key, at: try BaseURL(connection.baseURL)) { client in
      let list = try await answer(to: settings.list, from: client)
      // Only those in question: an account's whole list may not fit into a record.
      let wanted = Set(settings.matching.attributes.map(\.attribute))
      if wanted.isEmpty { return (list, []) }
      let known = try await client.attributes().value.filter(\.isFillable).map(\.name)
      return (list, known.filter(wanted.contains))
    }
  }

  private func answer(
    to list: Int64, from client: SendinblueClient
  ) async throws -> ListAnswer {
    do throws(SendinblueError) {
      let found = try await client.list(list).value
      return found.isDynamic ? .dynamic(name: found.name) : .found(name: found.name)
    } catch {
      if case .notFound = error { return .missing }
      throw error
    }
  }
}

extension ContactAttribute {
  /// Whether an import can set it: calculated and global ones follow from others.
  var isFillable: Bool {
    switch category {
    case .normal, .transactional, .category, .unrecognised: true
    case .calculated, .global: false
    }
  }
}
