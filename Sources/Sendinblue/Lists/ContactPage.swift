/// A part of the contacts on a list.
package struct ContactPage: Sendable, Hashable {
  /// The most contacts that the API gives at once.
  package static let mostContacts = 500

  /// How many contacts are on the list in all.
  package let count: Int

  /// The contacts of this part, in the order asked for.
  package let contacts: [ListedContact]

  /// Gives a part, as whatever stands in for Sendinblue does.
  ///
  /// - Parameters:
  ///   - count: How many contacts are on the list in all.
  ///   - contacts: The contacts of this part.
  package init(count: Int, contacts: [ListedContact]) {
    self.count = count
    self.contacts = contacts
  }
}

extension ContactPage: Decodable {
  private enum CodingKeys: String, CodingKey {
    case count, contacts
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    count = try fields.decode(Int.self, forKey: .count)
    // Not there on a list without contacts.
    contacts = try fields.decodeIfPresent([ListedContact].self, forKey: .contacts) ?? []
  }
}
