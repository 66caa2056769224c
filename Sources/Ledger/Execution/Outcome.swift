package import Domain
package import EventLog

/// What became of a command, once it is durable in the log.
package struct Outcome: Hashable, Sendable {
  /// The command's identity, which its events name as their cause.
  package let command: String
  /// The first command of the chain.
  package let correlation: String
  /// Who gave the command, as far as the signature proves it.
  package let actor: Actor
  /// The last position that the command and its events take.
  package let head: Position
  /// What was decided.
  package let decision: Decision

  /// What was decided.
  package enum Decision: Hashable, Sendable {
    /// This happened; nothing where it was so already.
    case accepted([Event])
    /// A rule said no.
    case refused(Refusal)
  }

  /// What happened.
  ///
  /// - Returns: The events.
  /// - Throws: The rule, where one said no.
  package func events() throws(Refusal) -> [Event] {
    switch decision {
    case .accepted(let events): return events
    case .refused(let refusal): throw refusal
    }
  }
}

/// Which command an entry comes from, and the first command of its chain.
package struct Causation: Hashable, Sendable {
  /// The command's identity.
  package let command: String
  /// The first command's identity.
  package let correlation: String

  /// Names a cause.
  package init(command: String, correlation: String) {
    self.command = command
    self.correlation = correlation
  }
}
