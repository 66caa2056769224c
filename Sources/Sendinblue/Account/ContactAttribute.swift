/// A field that the account's contacts have beside their address.
package struct ContactAttribute: Sendable, Hashable {
  /// The name as Sendinblue knows it, in capitals; English accounts have `FIRSTNAME`, French ones
  /// `PRENOM`.
  package let name: String

  package let category: Category

  /// What values it takes; nil when Sendinblue does not say.
  package let type: ValueType?

  /// The categories the API documents; ``unrecognised`` stands for any other.
  package enum Category: String, Sendable, Hashable, CaseIterable {
    case normal
    case transactional
    case category
    case calculated
    case global
    case unrecognised
  }

  /// The types the API documents; ``unrecognised`` stands for any other.
  package enum ValueType: String, Sendable, Hashable, CaseIterable {
    case text
    case date
    case float
    case id
    case boolean
    case multipleChoice = "multiple-choice"
    case user
    case unrecognised
  }
}

extension ContactAttribute: Decodable {
  private enum CodingKeys: CodingKey {
    case name
    case category
    case type
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    name = DisplayText.clean(try fields.decode(String.self, forKey: .name), limit: 200)
    let category = try fields.decode(String.self, forKey: .category)
    self.category = Category(rawValue: category) ?? .unrecognised
    let type = try fields.decodeIfPresent(String.self, forKey: .type)
    self.type = type.map { ValueType(rawValue: $0) ?? .unrecognised }
  }
}
