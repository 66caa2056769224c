/// A contact that is on a list.
///
/// An address of a person: it is held no longer than it takes to know its pseudonym, and is in
/// no description.
package struct ListedContact: Sendable, Hashable {
  /// Sendinblue's number for the contact.
  package let id: Int64

  /// The address as Sendinblue has it; a contact may be known by a phone number alone.
  package let email: String?

  /// Gives a contact, as whatever stands in for Sendinblue does.
  ///
  /// - Parameters:
  ///   - id: Sendinblue's number for the contact.
  ///   - email: The address.
  package init(id: Int64, email: String?) {
    self.id = id
    self.email = email
  }
}

extension ListedContact: CustomStringConvertible, CustomReflectable {
  package var description: String { "contact \(id)" }
  package var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}

extension ListedContact: Decodable {
  private enum CodingKeys: String, CodingKey {
    case id, email
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    id = try fields.decode(Int64.self, forKey: .id)
    let email = try fields.decodeIfPresent(String.self, forKey: .email)
    self.email = email?.isEmpty == true ? nil : email
  }
}
