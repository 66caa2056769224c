extension PhoneNumber {
  /// Finds a number's international form.
  ///
  /// - Parameters:
  ///   - bytes: the number as somebody wrote it, in UTF-8, trimmed.
  ///   - nationalPlan: the plan that a national number belongs to, if known.
  /// - Returns: its digits, calling code first, or `nil` if the number is unusable.
  static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, nationalPlan: CallingPlan?
  ) -> DigitString? {
    guard let written = WrittenDigits(bytes) else { return nil }
    let number: DigitString?
    if written.hasPlus {
      number = international(written.digits, bracketedZero: written.bracketedZero)
    } else if written.digits.hasPrefix(doubleZero) {
      number = international(
        written.digits.dropFirst(2), bracketedZero: written.bracketedZero.map { $0 - 2 })
    } else {
      number = nationalPlan.flatMap { national(written, $0) }
    }
    guard let number, digitCount.contains(number.count) else { return nil }
    return number
  }

  /// What is dialled before international numbers in most of the world (ITU-T E.164).
  private static let doubleZero: [UInt8] = [.zero, .zero]

  private static func international(
    _ digits: DigitString, bracketedZero: Int?
  ) -> DigitString? {
    guard let code = CallingCode.leading(digits) else { return nil }
    if let bracketedZero {
      guard bracketedZero == code.length else { return nil }
      switch code.leadingZero {
      case .trunk: break
      case .significant: return inserting(.zero, into: digits, at: code.length)
      case .meaningless: return nil
      }
    }
    let isZeroLed = digits.count > code.length && digits[code.length] == .zero
    switch code.leadingZero {
    case .significant: return digits
    case .trunk, .meaningless: return isZeroLed ? nil : digits
    }
  }

  private static func national(
    _ written: WrittenDigits, _ plan: CallingPlan
  ) -> DigitString? {
    var digits = written.digits
    if let bracketedZero = written.bracketedZero {
      guard bracketedZero == 0, let led = digits.prefixed(by: [.zero]) else { return nil }
      digits = led
    }
    return withoutTrunkPrefix(digits, plan)?.prefixed(by: plan.callingCode)
  }

  private static func withoutTrunkPrefix(
    _ digits: DigitString, _ plan: CallingPlan
  ) -> DigitString? {
    if let length = plan.nationalLength {
      let prefix = plan.trunkPrefixes.first {
        digits.count - $0.count == length && digits.hasPrefix($0)
      }
      let rest = prefix.map { digits.dropFirst($0.count) } ?? digits
      // No plan of a fixed length has numbers that begin with a zero, with or without the prefix.
      return rest.count == length && rest[0] != .zero ? rest : nil
    }
    var rest = digits
    if let prefix = plan.trunkPrefixes.first(where: digits.hasPrefix) {
      rest = digits.dropFirst(prefix.count)
    }
    guard rest.count > 0 else { return nil }
    switch plan.leadingZero {
    case .significant: return rest
    case .trunk, .meaningless: return rest[0] == .zero ? nil : rest
    }
  }

  private static func inserting(
    _ digit: UInt8, into digits: DigitString, at position: Int
  ) -> DigitString? {
    var longer = DigitString()
    for index in 0..<digits.count {
      if index == position, !longer.append(digit) { return nil }
      guard longer.append(digits[index]) else { return nil }
    }
    return longer
  }
}
