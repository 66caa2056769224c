/// What a batch does with its recipients, where it does not import them; stored by these names.
package enum BatchKind: String, Codable, CaseIterable, Sendable {
  /// It takes them off the list.
  case removal
}
