extension BinaryInteger {
  /// The number with a comma before each three digits, as English and Chinese in Hong Kong write it.
  var grouped: String {
    let digits = Array(String(magnitude))
    let groups = digits.indices.map { place in
      let isGroup = place > 0 && (digits.count - place).isMultiple(of: 3)
      return (isGroup ? "," : "") + String(digits[place])
    }
    return (self < 0 ? "-" : "") + groups.joined()
  }
}
