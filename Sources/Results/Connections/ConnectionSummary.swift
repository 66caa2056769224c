import Domain
import Ledger
package import Views

/// What administrators and auditors see of a connection.
package struct ConnectionSummary: Tabular {
  let id: ConnectionID
  let name: DisplayName
  let type = "Sendinblue"
  let status: String
  let account: String?
  let plan: String?
  let baseURL: String
  let profileLimit: Int?
  let keyFingerprint: String?
  let consentVersion: String?
  let consentAcceptedAt: Timestamp?
  let exportUser: DisplayName?
  let isShared: Bool
  let requiresApproval: Bool
  let createdAt: Timestamp
  /// The destinations that use it; while there are any, it cannot be removed.
  let destinations: [DisplayName]

  /// Sums a connection up.
  ///
  /// - Parameters:
  ///   - row: The connection.
  ///   - destinations: All destinations, past and present.
  package init(_ row: ConnectionRow, among destinations: [DestinationRow]) {
    id = row.id
    name = row.name
    status = Self.status(of: row)
    account = row.accountCompany
    plan = row.accountPlan
    baseURL = row.baseURL
    profileLimit = row.profileLimit
    keyFingerprint = row.keyFingerprint
    consentVersion = row.consentVersion
    consentAcceptedAt = row.consentAcceptedAt
    exportUser = row.exportUserName
    isShared = row.isShared
    requiresApproval = row.requiresApproval
    createdAt = row.createdAt
    self.destinations = destinations.filter {
      $0.connection == row.id && $0.removedAt == nil && $0.detachedAt == nil
    }.map(\.name)
  }

  /// Whether it can be used, or what it lacks.
  private static func status(of row: ConnectionRow) -> String {
    guard row.savedAt != nil else { return "unfinished" }
    guard let version = row.consentVersion else { return "consent withdrawn" }
    return CurrentConsent.all.contains { $0.name.version == version }
      ? "ready" : "consent to the new text needed"
  }

  package static var columns: [Column<ConnectionSummary>] {
    [
      Column("name", mayBeCut: true) { $0.name.text },
      Column("type", isDetail: true) { $0.type },
      Column("status") { $0.status }.inWords.toned { $0.status == "ready" ? .good : .warning },
      Column("account", mayBeCut: true) { $0.account ?? "" },
      Column("plan", mayBeCut: true, isDetail: true) { $0.plan ?? "" },
      Column("consent") { $0.consentVersion ?? "" },
      Column("export user", mayBeCut: true, isDetail: true) { $0.exportUser?.text ?? "" },
      Column("used by") { $0.isShared ? "contributors" : "administrators" }.inWords,
      Column("approval", isDetail: true) { $0.requiresApproval ? "of each plan" : "none" }.inWords,
      Column("limit", .trailing, isDetail: true) { $0.profileLimit.map(String.init) ?? "" },
      Column("base URL", mayBeCut: true, isDetail: true) { $0.baseURL },
      Column("key", isDetail: true) { $0.keyFingerprint ?? "" },
      Column("destinations", mayBeCut: true, isDetail: true) {
        $0.destinations.map(\.text).joined(separator: ", ")
      },
      Column("created", isDetail: true) { $0.createdAt.description },
      Column("id") { $0.id.description },
    ]
  }
}
