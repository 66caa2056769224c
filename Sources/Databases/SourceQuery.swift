import Profiles

/// A query of one statement.
struct SourceQuery: Sendable {
  /// The statement, without a semicolon at its end.
  let text: String

  /// Takes a query.
  ///
  /// - Parameter text: the query; white space and one semicolon at its end mean nothing.
  /// - Throws: ``DatabaseFailure`` when there is none, or it holds U+0000.
  init(_ text: String) throws(DatabaseFailure) {
    var rest = Substring(text)
    rest.trimEnd()
    if rest.last == ";" {
      rest.removeLast()
      rest.trimEnd()
    }
    // C would take what stands before U+0000 for the whole.
    guard !rest.isEmpty, !rest.utf8.contains(0) else { throw .emptyQuery }
    self.text = String(rest)
  }
}

extension Substring {
  fileprivate mutating func trimEnd() {
    while last?.isWhitespace == true { removeLast() }
  }
}
