import ArgumentParser
import Profiles

/// A country, two letters of ISO 3166-1.
package struct CountryArgument: ExpressibleByArgument, Hashable, Sendable {
  /// The two letters, in capitals.
  package let code: String

  /// Reads a country that telephone numbers are known of.
  package init?(argument: String) {
    guard let country = CountryCode(argument) else { return nil }
    code = country.description
  }
}
