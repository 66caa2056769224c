import Results
import Views

extension Session {
  /// Prints what a query gave: its columns are known only now.
  func print(_ answer: InquiryAnswer) throws {
    switch format {
    case .json: try invocation.print(JSONText(answer, isPretty: true).text + "\n")
    case .ndjson: try invocation.print(JSONText(answer, isPretty: false).text + "\n")
    case .table, .csv:
      let columns = answer.columns.enumerated().map { place, name in
        Column<[InquiryValue]>(name) { $0[place].description }.titledVerbatim
      }
      try invocation.print(layout.list(answer.rows, columns: columns))
    }
  }
}
