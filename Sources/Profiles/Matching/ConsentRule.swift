/// Which field of a profile tells that its person consented, and which of its values mean yes.
package struct ConsentRule: Hashable, Sendable {
  /// The name of the profile's field.
  package let field: String
  /// The values that mean yes.
  ///
  /// They are compared whole, after trimming, without regard to the case of ASCII letters. An empty
  /// one is never met: who said nothing did not say yes.
  package let acceptedValues: [String]

  /// Makes a rule.
  package init(field: String, acceptedValues: [String]) {
    self.field = field
    self.acceptedValues = acceptedValues
  }
}
