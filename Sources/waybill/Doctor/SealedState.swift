/// Whether the vault holds what the log says it should.
package enum SealedState: Hashable, Sendable {
  /// It does.
  case held
  /// It does not.
  case missing
  /// What it holds cannot be used, for a reason that says what to do.
  case unusable(String)
  /// The vault does not open.
  case untried
}
