/// Which fields of a profile are sent, and as what.
package struct DataMatching: Hashable, Sendable {
  /// The name of the field that holds the email address.
  package let emailField: String
  /// The attributes, in the order in which their values are sent.
  package let attributes: [AttributeMatch]
  /// The country that national telephone numbers belong to; without one they are unusable.
  package let defaultCountry: CountryCode?
  /// Whose rows are withheld; without a rule, nobody's.
  package let consent: ConsentRule?

  /// Makes a data matching.
  package init(
    emailField: String, attributes: [AttributeMatch] = [], defaultCountry: CountryCode? = nil,
    consent: ConsentRule? = nil
  ) {
    self.emailField = emailField
    self.attributes = attributes
    self.defaultCountry = defaultCountry
    self.consent = consent
  }
}
