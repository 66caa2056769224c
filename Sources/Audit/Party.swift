/// Somebody or something, by its identity and its name.
package struct Party: Encodable, Hashable, Sendable {
  /// The identity as the record has it, such as `user/<id>`.
  package let id: String
  /// What people call it now, or called it last; nothing where nobody ever named it.
  package let name: String?

  /// What to call it: its name, or its identity where nobody ever named it.
  package var shown: String { name ?? id }
}
