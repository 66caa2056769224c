package import Domain

/// A segment, past or present.
package struct SegmentRow: Codable, Hashable, Sendable, Identifiable {
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
  package let isActive: Bool
  /// When it was defined.
  package let definedAt: Timestamp
  /// When it was removed.
  package let removedAt: Timestamp?
}
