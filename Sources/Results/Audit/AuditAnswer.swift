import Audit
import Domain
import EventLog

/// An answer of the audit: a document for programs, rows for spreadsheets, and for people a title
/// that says what it is bounded by, tables and figures.
package protocol AuditAnswer: Encodable {
  /// What the answer lists.
  associatedtype Row: Tabular
  /// What it lists.
  var rows: [Row] { get }
  /// What it is bounded by, named; a spreadsheet repeats it in every row, because it outlives the
  /// command line that made it.
  var bounds: [(name: String, value: String)] { get }

  /// The answer for people.
  ///
  /// - Parameter layout: What it is printed on.
  /// - Returns: The lines, each with its end.
  /// - Throws: `EncodingError` where a row refuses to be written; never, as a table.
  func text(on layout: Layout) throws -> String
}

extension AuditAnswer {
  /// The answer in any format.
  ///
  /// - Parameter layout: What it is printed on.
  /// - Returns: The text, with a line break at its end.
  /// - Throws: `EncodingError` where a row refuses to be written.
  package func document(on layout: Layout) throws -> String {
    switch layout.format {
    case .table: try text(on: layout)
    case .json: try JSONText(self, isPretty: true).text + "\n"
    case .ndjson: try JSONText(self, isPretty: false).text + "\n"
    case .csv: try layout.list(rows, columns: columns)
    }
  }

  /// The columns of a spreadsheet: the rows', and the answer's bounds.
  fileprivate var columns: [Column<Row>] {
    Row.columns + bounds.map { bound in Column(bound.name) { _ in bound.value } }
  }
}

extension Period {
  /// What an answer about the period is bounded by.
  ///
  /// - Parameter lastEntry: The last entry that the answer takes into account.
  /// - Returns: The bounds, named.
  func bounds(upTo lastEntry: Position) -> [(name: String, value: String)] {
    [
      ("period since", since?.description ?? ""), ("period until", until?.description ?? ""),
      ("last entry", "\(lastEntry)"),
    ]
  }
}
