/// What a column of a held row holds.
enum ColumnValue: Hashable {
  /// Nothing.
  case null
  /// A number.
  case integer(Int64)
  /// Text.
  case text(String)

  /// Text, or nothing.
  init(_ text: String?) {
    self = text.map(Self.text) ?? .null
  }

  /// A number, or nothing.
  init(_ number: Int?) {
    self = number.map { .integer(Int64($0)) } ?? .null
  }

  /// A number.
  init(_ number: Int64) {
    self = .integer(number)
  }

  /// A truth as SQLite has it: 1 or 0.
  init(_ truth: Bool) {
    self = .integer(truth ? 1 : 0)
  }
}
