package import Audit
package import Domain

/// What waits for a person because runs need plans that somebody else approved.
///
/// Of plans that nobody approved there is nothing to tell: they are in files, and not on record.
package struct ApprovalStanding: Sendable {
  /// The configuration.
  package let state: State

  /// Looks at a configuration.
  ///
  /// - Parameter state: The configuration.
  package init(of state: State) {
    self.state = state
  }

  /// What `waybill status` says.
  ///
  /// - Parameter knowsConnections: Whether the reader may know of every connection.
  /// - Returns: Approved plans that nobody has started, and connections that nobody can run over.
  package func matters(knowsConnections: Bool) -> [Attention] {
    destinations.compactMap { destination in
      state.approver(ofNextRunOf: destination).map { approver in
        let (sentence, advice) = Self.waiting(destination, approver)
        return Attention(.planApproved, .destination(destination.id), sentence, advice)
      }
    } + (knowsConnections ? connections.compactMap(matter(of:)) : [])
  }

  /// What is said of an approved plan that waits.
  ///
  /// - Parameters:
  ///   - destination: What it is a plan of.
  ///   - approver: Who approved it.
  /// - Returns: What is the case, and what to do about it.
  package static func waiting(
    _ destination: Destination, _ approver: User
  ) -> (sentence: Sentence, advice: Sentence) {
    (
      "A plan of “\(destination.settings.name)” was approved by “\(approver.name)” and waits to be"
        + " started.",
      "Anybody but “\(approver.name)” who may export it can do so with `waybill run start --plan`."
    )
  }

  /// What is the matter with a connection that asks for approvals; nothing where a second person may use it.
  package func matter(of connection: Connection) -> Attention? {
    let users = users(of: connection)
    if users.count > 1 { return nil }
    let only: Sentence = users.first.map { "only “\($0.name)”" } ?? "nobody"
    return Attention(
      .approverMissing, .connection(connection.id),
      "Runs over “\(connection.name)” need a plan that a second person approved, and \(only) may"
        + " use it.",
      "Let somebody else use it (`waybill connection share`, `waybill user add`), or let runs go"
        + " without with `waybill connection waive-approval`.")
  }

  /// The connections that ask for approvals.
  package var connections: [Connection] {
    state.connections.values.filter { $0.isSaved && $0.requiresApproval }.sorted { $0.id < $1.id }
  }

  /// The destinations over them.
  package var destinations: [Destination] {
    let careful = Set(connections.map(\.id))
    return state.destinations.values.filter {
      !$0.isDetached && careful.contains($0.settings.connection)
    }
    .sorted { $0.id < $1.id }
  }

  /// Who may use a connection.
  package func users(of connection: Connection) -> [User] {
    state.users.values.filter { $0.isActive && connection.isUsable(by: $0) }
  }
}
