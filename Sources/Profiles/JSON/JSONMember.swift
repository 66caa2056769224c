/// A member of an object: where its key and its value stand in the text, both unescaped.
struct JSONMember {
  /// What a value is.
  enum Kind {
    case string
    case number
    case boolean
    case null
    /// An object or an array.
    case nested
  }

  /// Where the key stands, without its quotes.
  let key: Range<Int>
  let kind: Kind
  /// Where the value stands: a string without its quotes, a number or boolean as written.
  let value: Range<Int>
}
