import ArgumentParser
import Domain

/// What leaves beside the email address, and for whom: as destinations are saved and tried out with.
///
/// The address is each command's own option: it is required where a destination is first saved.
struct MatchingOptions: ParsableArguments {
  /// What there is to say of the field with the address, wherever that is asked for.
  static let emailHelp = ArgumentHelp(
    "The field that holds the email address.", valueName: "field")

  @Option(
    help: ArgumentHelp(
      "An attribute and the field that fills it; give it once an attribute.",
      valueName: "NAME=field"))
  var attribute: [AttributeArgument] = []
  @Option(
    help: ArgumentHelp(
      "The country, in two letters, whose national telephone numbers SMS may hold.",
      valueName: "code"))
  var defaultCountry: CountryArgument?
  @Option(
    help: ArgumentHelp(
      "The field that holds each person's own consent, and the values that mean yes.",
      valueName: "field=values"))
  var consentField: ConsentFieldArgument?

  /// Whether none of the options was given.
  var isEmpty: Bool { attribute.isEmpty && defaultCountry == nil && consentField == nil }

  /// The data matching that the options ask for.
  ///
  /// - Parameter email: The field that holds the address.
  /// - Returns: The matching.
  func matching(email: String) -> DataMatching {
    DataMatching(
      emailField: email, attributes: attribute.map(\.match), defaultCountry: defaultCountry?.code,
      consent: consentField?.rule)
  }
}
