/// How many contacts a run is to take off its list.
package struct Removals: Codable, Hashable, Sendable {
  /// The contacts that earlier runs put on the list and that are no recipients any more.
  package let leaving: Int
  /// The contacts that earlier runs put on the list and that are on it as far as is known, those
  /// leaving included.
  package let standing: Int

  /// Counts contacts.
  package init(leaving: Int, standing: Int) {
    self.leaving = leaving
    self.standing = standing
  }
}
