import EventLog

/// The texts of values for a column, as they were written before: runs of one destination say much
/// alike.
///
/// Equal values have equal texts, so nothing but time depends on what is remembered.
struct ColumnTexts<Value: Encodable & Hashable> {
  private static var most: Int { 256 }

  private var texts: [Value: String] = [:]

  /// The text of a value.
  ///
  /// - Parameter value: The value.
  /// - Returns: The text in RFC 8785 form, for a column.
  /// - Throws: `unencodable` for what canonical JSON does not know.
  mutating func text(_ value: Value) throws(EventLogError) -> ColumnValue {
    if let known = texts[value] { return .text(known) }
    let text = try CanonicalJSON.text(value)
    if texts.count >= Self.most { texts.removeAll(keepingCapacity: true) }
    texts[value] = text
    return .text(text)
  }
}
