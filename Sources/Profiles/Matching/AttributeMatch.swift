/// Which field of a profile becomes which attribute of a contact.
package struct AttributeMatch: Hashable, Sendable {
  /// The attribute that Sendinblue takes telephone numbers in.
  package static let phoneAttribute = "SMS"

  /// The contact's attribute, `FIRSTNAME` say.
  package let attribute: String
  /// The name of the profile's field.
  package let field: String

  /// Whether the values are telephone numbers, which are sent in their E.164 form.
  package var isPhone: Bool { attribute == AttributeMatch.phoneAttribute }

  /// Matches an attribute with a field.
  package init(attribute: String, field: String) {
    self.attribute = attribute
    self.field = field
  }
}
