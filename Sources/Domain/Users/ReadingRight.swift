/// What of a ledger can be read, and by whom.
///
/// Reading asks no command and leaves no record, so `State.decide(_:by:)` never sees it: whoever
/// shows something asks here. Users who were deactivated and those whom the ledger does not know
/// read nothing.
package enum ReadingRight: CaseIterable, Hashable, Sendable {
  /// Segments, destinations, schedules and conditions, and how far runs are.
  case configuration
  /// Name and type of the connections that are shared with contributors.
  case sharedConnections
  /// Connections, shared or not, as a whole: account, consent, export user, key fingerprint.
  case connections
  /// Which rows a run left out, by customer identifier and reason.
  case leftOutRows
  /// What left, to which account and under which consent.
  case disclosures
  /// Who may use the ledger.
  case users
  /// Where notifications go, and what became of them.
  case notifications
  /// The log.
  case audit

  /// What can be read, as the beginning of a sentence.
  package var title: String {
    switch self {
    case .configuration: "The configuration"
    case .sharedConnections: "The list of shared connections"
    case .connections: "Everything about a connection"
    case .leftOutRows: "The list of rows that were left out"
    case .disclosures: "The list of what left"
    case .users: "The list of users"
    case .notifications: "Where notifications go"
    case .audit: "The audit log"
    }
  }

  /// Whether active users of a role may read it.
  package func isHeld(by role: Role) -> Bool {
    switch self {
    case .configuration, .sharedConnections: true
    case .leftOutRows: role.mayContribute || role.mayAudit
    case .connections, .disclosures, .users, .notifications, .audit: role.mayAudit
    }
  }

  /// The roles that may read it.
  package var roles: [Role] { Role.allCases.filter(isHeld) }
}
