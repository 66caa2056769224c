/// A field of something, before and after.
package struct FieldChange: Encodable, Hashable, Sendable {
  /// The field's name.
  package let field: String
  /// What it was; nothing where it had no value.
  package let before: String?
  /// What it became; nothing where it has no value any more.
  package let after: String?

  /// Describes a change.
  package init(field: String, before: String?, after: String?) {
    self.field = field
    self.before = before
    self.after = after
  }

  /// Compares two lists of fields.
  ///
  /// - Parameters:
  ///   - before: The fields that there were.
  ///   - after: The fields that there are.
  /// - Returns: Those that differ, in the order of the fields.
  static func differences(from before: [Field], to after: [Field]) -> [FieldChange] {
    let old = Dictionary(before.map { ($0.name, $0.value) }) { first, _ in first }
    let new = Dictionary(after.map { ($0.name, $0.value) }) { first, _ in first }
    let names = after.map(\.name) + before.map(\.name).filter { new[$0] == nil }
    return names.compactMap { name in
      old[name] == new[name]
        ? nil : FieldChange(field: name, before: old[name], after: new[name])
    }
  }
}
