/// Which profile field is the address, and which are attributes.
package struct DataMatching: Codable, Hashable, Sendable {
  /// The field that holds the email address.
  package let emailField: String
  /// The attributes to send, in the order of their columns.
  package let attributes: [AttributeMatch]
  /// The country whose national phone numbers are understood, two letters of ISO 3166-1.
  package let defaultCountry: String?
  /// Whose own consent a row needs, if any.
  package let consent: ConsentRule?

  /// Matches fields.
  package init(
    emailField: String, attributes: [AttributeMatch] = [], defaultCountry: String? = nil,
    consent: ConsentRule? = nil
  ) {
    self.emailField = emailField
    self.attributes = attributes
    self.defaultCountry = defaultCountry
    self.consent = consent
  }

  /// Every field that a source needs to have.
  package var fields: [String] {
    [emailField] + attributes.map(\.field) + (consent.map { [$0.field] } ?? [])
  }
}

/// One attribute of the account and the profile field that fills it.
package struct AttributeMatch: Codable, Hashable, Sendable {
  /// The attribute, in Sendinblue's capitals.
  package let attribute: String
  /// The profile field.
  package let field: String

  /// Matches an attribute with a field.
  package init(attribute: String, field: String) {
    self.attribute = attribute
    self.field = field
  }
}

/// The field that holds each person's own consent, and the values that mean yes.
package struct ConsentRule: Codable, Hashable, Sendable {
  /// The profile field.
  package let field: String
  /// The values that mean yes; any other, and none, means no.
  package let values: [String]

  /// States a rule.
  package init(field: String, values: [String]) {
    self.field = field
    self.values = values
  }
}
