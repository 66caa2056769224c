/// Where a segment's profiles are read from.
///
/// Stored as an object with one member, which names the kind.
package enum ProfileSource: Codable, Hashable, Sendable {
  /// All rows of a table.
  case table(ProfileTable)
  /// The rows of a table whose customers are on a membership list.
  case members(Membership)

  private enum CodingKeys: String, CodingKey {
    case members
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let members = try container.decodeIfPresent(Membership.self, forKey: .members) {
      self = .members(members)
    } else {
      self = .table(try ProfileTable(from: decoder))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .table(let table): try table.encode(to: encoder)
    case .members(let members):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(members, forKey: .members)
    }
  }
}

extension ProfileSource {
  /// A membership list joined to the profiles of its members.
  package struct Membership: Codable, Hashable, Sendable {
    /// The list.
    package let list: ProfileTable
    /// The list's field that names a customer.
    package let member: String
    /// The profiles.
    package let profiles: ProfileTable
    /// The profiles' field that names a customer.
    package let customer: String

    /// Joins a list to profiles.
    package init(list: ProfileTable, member: String, profiles: ProfileTable, customer: String) {
      self.list = list
      self.member = member
      self.profiles = profiles
      self.customer = customer
    }
  }
}
