/// Counts the rows of an import report as its bytes go by, and keeps none of them.
///
/// What columns a report has, and whether it begins with a header, is not documented. So a row is
/// a line that holds more than white space, and a first such line without any digit and without
/// an `@` is taken as the header: whatever row is refused, it is refused over an address, a number
/// or an identifier, one of which it shows.
package struct ReportRowCounter {
  private var rows = 0
  private var lineHasContent = false
  private var lineHasDigitOrAt = false
  private var firstLineIsHeader = false

  /// Whether the first byte that is not white space opens a tag: a page, not a report.
  private(set) var looksLikeMarkup = false

  /// Begins before the first byte.
  package init() {}

  /// The rows so far, an unfinished last line included.
  package var count: Int {
    var copy = self
    copy.endLine()
    return copy.rows - (copy.firstLineIsHeader ? 1 : 0)
  }

  /// Takes the next bytes of the report.
  ///
  /// - Parameter bytes: Any part of the file, cut anywhere.
  package mutating func consume(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch byte {
      case 0x0a, 0x0d: endLine()
      case 0x20, 0x09: break
      default: take(byte)
      }
    }
  }

  private mutating func take(_ byte: UInt8) {
    if rows == 0 && !lineHasContent { looksLikeMarkup = byte == UInt8(ascii: "<") }
    lineHasContent = true
    if (0x30...0x39).contains(byte) || byte == UInt8(ascii: "@") { lineHasDigitOrAt = true }
  }

  private mutating func endLine() {
    guard lineHasContent else { return }
    rows += 1
    if rows == 1 { firstLineIsHeader = !lineHasDigitOrAt }
    lineHasContent = false
    lineHasDigitOrAt = false
  }
}
