/// A field of something that has a value.
struct Field: Hashable {
  /// Its name, which never changes.
  let name: String
  /// Its value in words; what is named stands with its identity.
  let value: String

  /// A field where it has a value.
  init?(_ name: String, _ value: String?) {
    guard let value else { return nil }
    self.name = name
    self.value = value
  }

  /// A field that is or is not so.
  init(_ name: String, _ isSo: Bool) {
    self.name = name
    value = isSo ? "yes" : "no"
  }
}
