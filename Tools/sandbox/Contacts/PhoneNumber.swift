/// What the sandbox takes for a telephone number.
///
/// `91xxxxxxxxxx`, `+91…` or `0091…`: the country's code is mandatory, separators are not
/// understood, and the account keeps digits alone (E.164: at most 15).
enum PhoneNumber {
  /// The digits that the account would keep of a text.
  ///
  /// - Returns: Their place in the text, `[start, end)`, or nil where it is no number.
  static func digits(of text: UnsafeRawBufferPointer) -> Range<Int>? {
    var start = 0
    if text.first == UInt8(ascii: "+") {
      start = 1
    } else if text.count > 2, text[0] == UInt8(ascii: "0"), text[1] == UInt8(ascii: "0") {
      start = 2
    }
    let digits = start..<text.count
    guard (7...15).contains(digits.count), text[start] != UInt8(ascii: "0"),
      text[digits].allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return digits
  }
}
