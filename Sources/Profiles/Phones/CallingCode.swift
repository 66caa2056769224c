/// A calling code at the beginning of an international number.
struct CallingCode {
  /// How many digits it has, 1 to 3.
  let length: Int
  /// What a zero right behind it means.
  let leadingZero: CallingPlan.LeadingZero

  /// Finds the calling code of an international number.
  ///
  /// - Parameter digits: the number without `+`.
  /// - Returns: `nil` if none is assigned there. Calling codes are prefix free, so there is at
  ///   most one.
  static func leading(_ digits: DigitString) -> CallingCode? {
    let known = assigned
    var length = 1
    while length <= min(3, digits.count) {
      let code = Int(truncatingIfNeeded: digits.first(length))
      if let found = known[firstIndexOfLength(length) &+ code] { return found }
      length &+= 1
    }
    return nil
  }

  /// By number; codes of one, two and three digits have a stretch each.
  private static let assigned: [CallingCode?] = {
    var codes = [CallingCode?](repeating: nil, count: 1110)
    for plan in CallingPlan.all {
      let length = plan.callingCode.count
      let number = Int(plan.callingCode.value)
      // Countries that share a code agree on what its international numbers look like.
      codes[firstIndexOfLength(length) + number] =
        CallingCode(length: length, leadingZero: plan.leadingZero)
    }
    return codes
  }()

  private static func firstIndexOfLength(_ length: Int) -> Int {
    switch length {
    case 1: 0
    case 2: 10
    default: 110
    }
  }
}
