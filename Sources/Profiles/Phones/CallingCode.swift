/// A calling code at the beginning of an international number.
struct CallingCode {
  /// How many digits it has, 1 to 3.
  let length: Int
  /// What a zero right behind it means.
  let leadingZero: CallingPlan.LeadingZero

  /// Finds the calling code of an international number.
  ///
  /// - Parameter digits: the number without `+`, in ASCII.
  /// - Returns: `nil` if none is assigned there. Calling codes are prefix free, so there is at
  ///   most one.
  static func leading(_ digits: DigitString) -> CallingCode? {
    let known = assigned
    var code = 0
    for index in 0..<min(3, digits.count) {
      code = code * 10 + Int(digits[index] &- .zero)
      if let found = known[firstIndexOfLength(index + 1) + code] { return found }
    }
    return nil
  }

  /// By number; codes of one, two and three digits have a stretch each.
  private static let assigned: [CallingCode?] = {
    var codes = [CallingCode?](repeating: nil, count: 1110)
    for plan in CallingPlan.all {
      let length = plan.callingCode.count
      let number = plan.callingCode.reduce(0) { $0 * 10 + Int($1 &- .zero) }
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
