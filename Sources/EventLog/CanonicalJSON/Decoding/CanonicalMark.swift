/// Where one JSON value stands in a text.
struct CanonicalMark {
  /// What kind of value it is.
  let kind: Kind

  /// The offset of its first byte; of a string, that of its content.
  let start: UInt32

  /// The offset behind its last byte; of a string, that behind its content.
  var end: UInt32

  /// The place of the mark that follows it and all that it contains.
  var next: UInt32

  /// The kinds of JSON values.
  enum Kind: UInt8 {
    /// Members follow: the mark of each key, a string, and that of its value.
    case object
    /// The marks of its elements follow.
    case array
    /// A string that stands as it is written.
    case string
    /// A string with escapes.
    case escapedString
    /// A whole number.
    case integer
    /// The literal `true`.
    case yes
    /// The literal `false`.
    case no
    /// The literal `null`.
    case null
  }
}
