/// The forms in which results are printed.
package enum OutputFormat: String, CaseIterable, Sendable {
  /// Aligned columns for people.
  case table
  /// One JSON document: an array for a list, an object for one thing.
  case json
  /// RFC 4180, safe to open in a spreadsheet.
  case csv
  /// One JSON object a line.
  case ndjson
}
