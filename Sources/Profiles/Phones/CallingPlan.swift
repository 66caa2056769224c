/// How a country's telephone numbers are written: its calling code and its national trunk prefix.
struct CallingPlan: Sendable {
  /// What a leading zero means that stands where a national number begins.
  enum LeadingZero: Sendable {
    /// It is the trunk prefix, or part of one, and no part of the number.
    case trunk
    /// It is part of the number, as in Italy.
    case significant
    /// No number of the country begins with it.
    case meaningless
  }

  /// The calling code of ITU-T E.164, one to three digits.
  let callingCode: DigitString
  let leadingZero: LeadingZero
  /// What is dialled before a national number within the country and is dropped abroad.
  let trunkPrefixes: [DigitString]
  /// How many digits a national number has, where only that tells a trunk prefix from a number's
  /// own first digit.
  let nationalLength: Int?

  /// The plan of a country.
  ///
  /// - Parameter country: the country.
  /// - Returns: its plan.
  static func plan(of country: CountryCode) -> CallingPlan {
    guard let plan = plansByCountry[country.description] else {
      preconditionFailure("a country code is made from the table that is asked here")
    }
    return plan
  }

  static let plansByCountry = Dictionary(
    uniqueKeysWithValues: countryPlans.map { ($0.country, $0.plan) })

  /// All plans, those of countries before those of the whole world.
  static var all: [CallingPlan] { countryPlans.map(\.plan) + globalPlans }

  private static let countryPlans: [(country: String, plan: CallingPlan)] =
    assignments.split(separator: "\n").flatMap { line in
      line.split(separator: ";").map { entry in
        let words = entry.split(separator: " ").map(String.init)
        precondition(words.count >= 3, "an assignment has a country, a code and a trunk prefix")
        return (words[0], CallingPlan(words[1], trunk: words[2], length: words.dropFirst(3).first))
      }
    }

  /// Codes that belong to no country: satellites, networks and services of the whole world.
  private static let globalPlans = ["800", "808", "870", "878", "881", "882", "883", "979"].map {
    CallingPlan($0, trunk: "-", length: nil)
  }

  private init(_ callingCode: String, trunk: String, length: String?) {
    self.callingCode = CallingPlan.digits(callingCode)
    nationalLength = length.flatMap { Int($0) }
    switch trunk {
    case "-": (leadingZero, trunkPrefixes) = (.meaningless, [])
    case "=": (leadingZero, trunkPrefixes) = (.significant, [])
    default:
      trunkPrefixes = trunk.split(separator: ",").map { CallingPlan.digits($0) }
      leadingZero = trunkPrefixes.contains(where: \.isZeroLed) ? .trunk : .meaningless
    }
  }

  private static func digits(_ text: some StringProtocol) -> DigitString {
    guard let digits = DigitString(text), digits.count > 0 else {
      preconditionFailure("codes and prefixes are made of digits")
    }
    return digits
  }
}
