/// A named property that every contact of the account may have.
struct Attribute: Sendable {
  /// What it is for.
  enum Category: String, CaseIterable {
    case normal
    case transactional
    case category
    case calculated
    case global
  }

  /// What its values are.
  enum Kind: String, CaseIterable {
    case text
    case date
    case float
    case id
    case boolean
    case multipleChoice = "multiple-choice"
    case user
  }

  let name: String
  let category: Category
  let kind: Kind?

  /// Those every account begins with, in the order of their columns.
  static let standard = ["EMAIL", "SMS", "FIRSTNAME", "LASTNAME"].map {
    Attribute(name: $0, category: .normal, kind: .text)
  }
}
