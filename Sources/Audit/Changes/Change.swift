/// A change to a connection or destination.
package struct Change: Encodable, Hashable, Sendable {
  /// The entry that made it, with who brought it about and when.
  package let entry: EntryReference
  /// The connection or destination.
  package let subject: Party
  /// What differs afterwards: all there was where it was removed.
  package let fields: [FieldChange]
}
