/// A named set of unified customer profiles, read from a profile source.
package struct Segment: Codable, Hashable, Sendable, Identifiable {
  /// Which segment it is.
  package let id: SegmentID
  /// What people call it.
  package let name: DisplayName
  /// Where its profiles are read from.
  package let source: ProfileSource
  /// The source's fields as the segment was defined, in order.
  package let fields: [String]
  /// The field that identifies a customer in lists of rejected rows.
  package let customerIDField: String?
  /// Whether runs may export it.
  package var isActive: Bool
}

/// What reading the beginning of a profile source gave.
package enum SourceReading: Codable, Hashable, Sendable {
  /// It has these fields, in order.
  case readable(fields: [String])
  /// It cannot be read, for a reason that names no profile.
  case unreadable(reason: String)
}
