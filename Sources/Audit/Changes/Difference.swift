/// Something that is configured otherwise at one point of a log's history than at another.
package struct Difference: Encodable, Hashable, Sendable {
  /// A field of it.
  package struct Field: Encodable, Hashable, Sendable {
    /// The field, before and after.
    package let change: FieldChange
    /// The last entry that changed it, with who brought it about and when.
    package let entry: EntryReference

    private enum CodingKeys: String, CodingKey {
      case field
      case before
      case after
      case entry
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(change.field, forKey: .field)
      try container.encodeIfPresent(change.before, forKey: .before)
      try container.encodeIfPresent(change.after, forKey: .after)
      try container.encode(entry, forKey: .entry)
    }
  }

  /// What it is.
  package let subject: Party
  /// What differs: all that it has where it came, all that it had where it went.
  package let fields: [Field]
}
