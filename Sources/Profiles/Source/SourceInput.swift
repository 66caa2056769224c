/// A source to read recipients from.
package struct SourceInput: Hashable, Sendable {
  /// The file's name.
  package let path: String
  /// The name of the field by which a rejected or withheld row can be found again.
  package let customerIDField: String?

  /// Names a source.
  package init(path: String, customerIDField: String? = nil) {
    self.path = path
    self.customerIDField = customerIDField
  }
}
