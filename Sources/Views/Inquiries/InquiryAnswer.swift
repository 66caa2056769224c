/// What somebody's query gives.
package struct InquiryAnswer: Encodable, Hashable, Sendable {
  /// The names of the columns, in order; two may have the same.
  package let columns: [String]
  /// The rows: a value a column.
  package let rows: [[InquiryValue]]
  /// Whether these are all rows, and not only as many as the limit lets through.
  package let isComplete: Bool
}

/// A value of SQLite's.
package enum InquiryValue: Hashable, Sendable {
  /// No value.
  case null
  /// A whole number.
  case integer(Int64)
  /// A number that is not infinite.
  case real(Double)
  /// A text; bytes are written as hexadecimal digits, and what is infinite as a word.
  case text(String)
}

extension InquiryValue: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .integer(let number): try container.encode(number)
    case .real(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}

extension InquiryValue: CustomStringConvertible {
  package var description: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    }
  }
}
