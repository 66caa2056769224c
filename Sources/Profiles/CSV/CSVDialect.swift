/// How a CSV text departs from RFC 4180.
package struct CSVDialect: Hashable, Sendable {
  /// Where the columns' names come from.
  package enum Header: Hashable, Sendable {
    /// The first row has them.
    case names
    /// The first row must have these, in this order.
    case expected([String])
    /// There is none, and the columns are these, in this order.
    case absent([String])
  }

  /// What a quote means.
  package enum Quoting: Hashable, Sendable {
    /// It quotes a field, and stands nowhere else, as RFC 4180 has it.
    case strict
    /// It quotes a field where it is the field's first character, and is text elsewhere.
    case afterDelimiter
    /// It is text.
    case none
  }

  /// What parts fields: one byte of ASCII other than a quote, a line end or NUL.
  package let delimiter: UInt8
  /// Where the columns' names come from.
  package let header: Header
  /// What a quote means.
  package let quoting: Quoting

  /// RFC 4180 with a header.
  package static let standard = CSVDialect(delimiter: .comma, header: .names, quoting: .strict)

  /// Whether fields are parted by commas and quotes are as RFC 4180 has them, whatever the header.
  var isStandard: Bool { delimiter == .comma && quoting == .strict }

  /// Makes a dialect.
  package init(delimiter: UInt8, header: Header, quoting: Quoting) {
    precondition(CSVDialect.mayPartFields(delimiter), "this byte cannot part fields")
    self.delimiter = delimiter
    self.header = header
    self.quoting = quoting
  }

  /// Whether a byte can be a delimiter.
  package static func mayPartFields(_ byte: UInt8) -> Bool {
    byte > 0 && byte < 0x80 && byte != .quote && byte != .lineFeed && byte != .carriageReturn
  }
}
