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
    } else if hasDoubleZero(written.digits) {
      number = international(
        written.digits.dropFirst(2), bracketedZero: written.bracketedZero.map { $0 - 2 })
    } else {
      number = nationalPlan.flatMap { national(written, $0) }
    }
    guard let number, digitCount.contains(number.count) else { return nil }
    return number
  }

  /// Whether what is dialled before international numbers in most of the world (ITU-T E.164) comes
  /// first.
  private static func hasDoubleZero(_ digits: DigitString) -> Bool {
    digits.count >= 2 && digits.first(2) == 0
  }

  private static func international(
    _ digits: DigitString, bracketedZero: Int?
  ) -> DigitString? {
    guard let code = CallingCode.leading(digits) else { return nil }
    if let bracketedZero {
      guard bracketedZero == code.length else { return nil }
      switch code.leadingZero {
      case .trunk: break
      case .significant: return insertingZero(into: digits, behind: code.length)
      case .meaningless: return nil
      }
    }
    let isZeroLed = digits.count > code.length && digits.dropFirst(code.length).isZeroLed
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
      guard bracketedZero == 0, let led = digits.prefixed(by: zero) else { return nil }
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
      return rest.count == length && !rest.isZeroLed ? rest : nil
    }
    var rest = digits
    if let prefix = plan.trunkPrefixes.first(where: digits.hasPrefix) {
      rest = digits.dropFirst(prefix.count)
    }
    guard rest.count > 0 else { return nil }
    switch plan.leadingZero {
    case .significant: return rest
    case .trunk, .meaningless: return rest.isZeroLed ? nil : rest
    }
  }

  /// The number with a zero behind its calling code.
  private static func insertingZero(
    into digits: DigitString, behind length: Int
  ) -> DigitString? {
    digits.dropFirst(length).prefixed(by: zero)?.prefixed(by: digits.prefix(length))
  }

  private static var zero: DigitString {
    var zero = DigitString()
    _ = zero.append(.zero)
    return zero
  }
}
