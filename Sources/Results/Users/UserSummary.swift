import Domain
import Vault
package import Views

/// A user as a list shows them.
package struct UserSummary: Tabular {
  private enum CodingKeys: String, CodingKey {
    case fingerprint
  }

  /// The user.
  let row: UserRow
  /// What people compare of their key.
  let fingerprint: String

  /// Sums up a user.
  ///
  /// - Parameter row: The user.
  /// - Throws: `IdentityError` where what is on record is no key that anybody could sign with.
  package init(_ row: UserRow) throws {
    self.row = row
    fingerprint = try PublicKey(line: row.publicKey.description).fingerprint
  }

  package func encode(to encoder: any Encoder) throws {
    try row.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(fingerprint, forKey: .fingerprint)
  }

  package static var columns: [Column<UserSummary>] {
    [
      Column("name", mayBeCut: true) { $0.row.name.text },
      Column("role") { $0.row.role.rawValue }.inWords,
      Column("status") { $0.row.deactivatedAt == nil ? "active" : "deactivated" }.inWords
        .toned { $0.row.deactivatedAt == nil ? .good : .plain },
      Column("added") { $0.row.addedAt.description },
      Column("key") { $0.fingerprint },
      Column("id") { $0.row.id.description },
    ]
  }
}
