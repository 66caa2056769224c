package import Domain
package import EventLog

/// A connection, past or present.
package struct ConnectionRow: Codable, Hashable, Sendable, Identifiable {
  /// Which connection it is.
  package let id: ConnectionID
  /// What people call it.
  package let name: DisplayName
  /// Where Sendinblue's API is.
  package let baseURL: String
  /// How many profiles one export may carry at most.
  package let profileLimit: Int?
  /// The company that holds the account.
  package let accountCompany: String?
  /// The account's plan, in Sendinblue's words.
  package let accountPlan: String?
  /// Tells keys apart without holding any.
  package let keyFingerprint: String?
  /// Under whose authority exports run.
  package let exportUser: UserID?
  /// What the export user is called.
  package let exportUserName: DisplayName?
  /// Whether contributors may use it.
  package let isShared: Bool
  /// Whether runs over it need a plan that a second person approved.
  package let requiresApproval: Bool
  /// The version of the text agreed to, while the agreement is in force.
  package let consentVersion: String?
  /// The entry of that agreement.
  package let consentPosition: Position?
  /// Who agreed.
  package let consentAcceptedBy: UserID?
  /// When they agreed.
  package let consentAcceptedAt: Timestamp?
  /// When it was begun.
  package let createdAt: Timestamp
  /// When it was finished.
  package let savedAt: Timestamp?
  /// When it was removed.
  package let removedAt: Timestamp?
}
