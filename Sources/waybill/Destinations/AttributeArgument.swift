import ArgumentParser
package import Domain

/// An attribute and the field that fills it, written `FIRSTNAME=FirstName`.
package struct AttributeArgument: ExpressibleByArgument, Hashable, Sendable {
  /// What the argument says; the attribute in Sendinblue's capitals.
  package let match: AttributeMatch

  /// Reads an argument: everything before the first equals sign is the attribute.
  package init?(argument: String) {
    guard let sign = argument.firstIndex(of: "=") else { return nil }
    let (attribute, field) = (argument[..<sign], argument[argument.index(after: sign)...])
    guard !attribute.isEmpty, !field.isEmpty else { return nil }
    match = AttributeMatch(attribute: attribute.uppercased(), field: String(field))
  }
}

/// The field with each person's own consent and the values that mean yes, written
/// `EmailConsent=yes,true,1`.
package struct ConsentFieldArgument: ExpressibleByArgument, Hashable, Sendable {
  /// What the argument says.
  package let rule: ConsentRule

  /// Reads an argument: everything behind the last equals sign is values, so that a field's name
  /// may hold one.
  package init?(argument: String) {
    guard let sign = argument.lastIndex(of: "=") else { return nil }
    let field = argument[..<sign]
    let values = argument[argument.index(after: sign)...].split(separator: ",").map(String.init)
    guard !field.isEmpty, !values.isEmpty else { return nil }
    rule = ConsentRule(field: String(field), values: values)
  }
}
