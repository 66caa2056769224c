/// A Sendinblue account that exports may go to, and who may use it.
///
/// A connection grows step by step: created, consent accepted, established, export user added,
/// saved. Only a saved one can be used, and only while the consent is in force.
package struct Connection: Codable, Hashable, Sendable, Identifiable {
  /// Which connection it is.
  package let id: ConnectionID
  /// What people call it.
  package var name: DisplayName
  /// Where Sendinblue's API is, an absolute URL.
  package let baseURL: String
  /// How many profiles one export may carry at most, where the account's contract says so.
  package let profileLimit: Int?
  /// The agreement in force.
  package var consent: Consent?
  /// The account and the key that opens it, once Sendinblue accepted one.
  package var access: Access?
  /// How many accounts it has opened, one after the other.
  package var accounts = 0
  /// Under whose authority exports run.
  package var exportUser: UserID?
  /// Whether the last step was taken.
  package var isSaved = false
  /// Whether contributors may use it.
  package var isShared = false
  /// Whether a run over it has to keep to a plan that somebody else approved.
  package var requiresApproval = false

  /// An agreement that data leaves.
  package struct Consent: Codable, Hashable, Sendable {
    /// The text agreed to.
    package let text: ConsentText
    /// Who agreed.
    package let user: UserID
  }

  /// What the API key opens.
  package struct Access: Codable, Hashable, Sendable {
    /// The account.
    package let account: Account
    /// Tells keys apart without holding any.
    package let keyFingerprint: String
  }

  /// Whether a user may use the connection for destinations and runs.
  ///
  /// - Parameter user: An active user.
  /// - Returns: `true` for administrators, and for contributors while the connection is shared.
  package func isUsable(by user: User) -> Bool {
    switch user.role {
    case .administrator: true
    case .contributor: isShared
    case .viewer, .auditor: false
    }
  }
}
