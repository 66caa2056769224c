package import Domain

/// Who asks, and what they may know of a ledger.
///
/// That is decided by the present, whatever moment is looked at: who may not know of a connection today
/// does not learn of it by looking back.
package struct Reader: Sendable {
  /// Who asks.
  package let actor: Actor
  /// The configuration of the present.
  package let present: State

  /// Names a reader.
  ///
  /// - Parameters:
  ///   - actor: Who asks.
  ///   - present: The configuration of the present.
  package init(_ actor: Actor, in present: State) {
    self.actor = actor
    self.present = present
  }

  /// Whether they may see something.
  ///
  /// - Parameter right: What.
  /// - Returns: `false` for those who were deactivated or are not on record.
  package func mayRead(_ right: ReadingRight) -> Bool {
    guard case .user(let id) = actor, let user = present.users[id], user.isActive else {
      return false
    }
    return right.isHeld(by: user.role)
  }

  /// Whether they may know all of every connection, shared or not.
  package var knowsConnections: Bool { mayRead(.connections) }

  /// Whether they may know that a connection exists, and what it is called.
  ///
  /// - Parameter id: The connection.
  /// - Returns: `false` where there is none, too.
  package func mayKnow(_ id: ConnectionID) -> Bool {
    if knowsConnections { return true }
    guard mayRead(.sharedConnections), let connection = present.connections[id]
    else { return false }
    return connection.isShared && connection.isSaved
  }
}
