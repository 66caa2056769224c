/// How far the scan of the row under way has come; indices count from the row's first byte.
struct RowScan {
  /// Where in RFC 4180's grammar the scan stands.
  enum Place {
    /// Before the first byte of a field. Then: `plain`, `quoted`.
    case fieldStart
    /// In a field without quotes. Then: `fieldStart`, `afterReturn`, or the row ends.
    case plain
    /// Behind an opening quote. Then: `afterQuote`.
    case quoted
    /// Behind a quote that closes its field or is the first of a pair. Then: `quoted`,
    /// `fieldStart`, `afterReturn`, or the row ends.
    case afterQuote
    /// Behind a carriage return outside quotes. Then: the row ends.
    case afterReturn
  }

  var place = Place.fieldStart
  /// The next byte to look at.
  var next = 0
  /// Where the value of the field under way begins.
  var fieldStart = 0
  /// Where the value of the quoted field under way ends so far: less than `next` once a doubled
  /// quote was made single.
  var fieldEnd = 0
  /// The line of the last opening quote, from 1.
  var quoteLine = 0
}
