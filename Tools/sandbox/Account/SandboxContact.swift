/// A contact of the account, as it stands.
package struct SandboxContact: Sendable, Equatable {
  package let id: Int
  /// In lower case.
  package let email: String
  /// The values as the account keeps them; attributes without one are absent.
  package let attributes: [String: String]
  package let listIDs: [Int]
  package let isEmailBlacklisted: Bool
  package let isSMSBlacklisted: Bool
  /// Milliseconds since 1970.
  package let createdAt: Int64
  /// Milliseconds since 1970.
  package let modifiedAt: Int64
}
