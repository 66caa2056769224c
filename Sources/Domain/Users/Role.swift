/// What a user may do.
///
/// Viewer, contributor and administrator are cumulative. An auditor stands beside them: reads the
/// whole audit and changes nothing.
package enum Role: String, Codable, CaseIterable, Sendable {
  /// Sees configuration and outcomes.
  case viewer
  /// Defines segments, and manages destinations over connections shared with contributors.
  case contributor
  /// Does everything that changes the ledger.
  case administrator
  /// Reads the whole audit.
  case auditor

  /// Whether the role may define segments and, where it has access, manage destinations.
  package var mayContribute: Bool {
    switch self {
    case .contributor, .administrator: true
    case .viewer, .auditor: false
    }
  }

  /// Whether the role may read the whole audit.
  package var mayAudit: Bool {
    switch self {
    case .auditor, .administrator: true
    case .viewer, .contributor: false
    }
  }
}
