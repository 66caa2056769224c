import Results

/// An answer for programs, a piece after the other, so that a long one is never in memory whole.
struct Document: Sendable {
  /// Begins to hand pieces over: each call of what it returns gives the next; nothing at the end.
  let pieces: @Sendable () -> () throws -> String?

  /// An answer that is short.
  ///
  /// - Parameter text: The answer.
  init(_ text: String) {
    pieces = {
      var rest = [text]
      return { rest.popLast() }
    }
  }

  /// A list that is read a part at a time.
  ///
  /// - Parameters:
  ///   - layout: How it is laid out.
  ///   - next: Reads on behind a place, or from the beginning; without a place to go on from, that was all.
  /// - Throws: What reading the first part throws, before anything is handed over.
  init<Row: Tabular & Sendable, Cursor: Sendable>(
    _ layout: Layout,
    readingOn next: @escaping @Sendable (Cursor?) throws -> (rows: [Row], cursor: Cursor?)
  ) throws {
    let first = try next(nil)
    pieces = {
      var lines = RowLines(layout: layout, columns: Row.columns, sample: [])
      var (part, beginning) = (Optional(first), lines.beginning)
      return {
        guard let current = part else { return nil }
        part = try current.cursor.map { try next($0) }
        let text = try beginning + current.rows.map { try lines.next($0) }.joined()
        beginning = ""
        return part == nil ? text + lines.end : text
      }
    }
  }
}
