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

  /// Whether those leaving are among those standing, and no count is below zero.
  var addUp: Bool { leaving >= 0 && leaving <= standing }

  /// Whether more are leaving than a share of those standing.
  ///
  /// - Parameter percent: The share, in `[0, 100]`.
  /// - Returns: False where exactly the share is leaving.
  func exceed(percent: Int) -> Bool {
    // In full width, as counts may be anything until they have been weighed.
    leaving.multipliedFullWidth(by: 100) > standing.multipliedFullWidth(by: percent)
  }
}
