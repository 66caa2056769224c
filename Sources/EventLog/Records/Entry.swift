/// One record at its place in the log.
package struct Entry: Hashable, Sendable {
  /// The place, from 1.
  package let position: Position

  /// The exact bytes as stored, which are UTF-8: hash these, never a re-encoding.
  package let record: String

  /// Makes an entry of what was read elsewhere, such as an exported log.
  package init(position: Position, record: String) {
    self.position = position
    self.record = record
  }
}
