/// A source to read recipients from.
package struct SourceInput: Sendable {
  /// Where the profiles come from.
  package let source: any RowSource
  /// The name of the field by which a rejected or withheld row can be found again.
  package let customerIDField: String?

  /// Names a source.
  package init(source: any RowSource, customerIDField: String? = nil) {
    self.source = source
    self.customerIDField = customerIDField
  }
}
