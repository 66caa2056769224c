/// A line of a CSV file that people will open in a spreadsheet.
package struct CSVLine: Sendable {
  /// The line with its end.
  package let text: String

  /// Writes a line by RFC 4180.
  ///
  /// A cell that begins like a formula gets an apostrophe before it, so that a spreadsheet shows
  /// it and does not run it.
  ///
  /// - Parameter cells: The cells.
  package init(_ cells: [String]) {
    text = cells.map(Self.written).joined(separator: ",") + "\r\n"
  }

  private static func written(_ cell: String) -> String {
    let safe = disarmed(cell.visibleExceptBreaks)
    // Scalars, because CR and LF are one character to a `String`.
    guard safe.unicodeScalars.contains(where: { [",", "\"", "\r", "\n"].contains($0) }) else {
      return safe
    }
    let doubled = safe.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }
    return "\"" + doubled.joined() + "\""
  }

  private static func disarmed(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first,
      ["=", "+", "-", "@", "\t", "\r"].contains(first)
    else { return cell }
    return "'" + cell
  }
}
