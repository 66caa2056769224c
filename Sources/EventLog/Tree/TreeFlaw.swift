package import Transparency

/// Why nothing may be signed on top of what a log's file holds.
package enum TreeFlaw: Hashable, Sendable {
  /// The last checkpoint is not signed by the key that was given, or the log has another origin.
  case foreignKey
  /// The last checkpoint is malformed, or its signature is wrong.
  case checkpoint(TransparencyError)
  /// The last checkpoint is of another size than the log.
  case unsigned(Position)
  /// The tree is not the one that the last checkpoint names.
  case otherRoot(Position)
  /// A tile is missing, or is none.
  case tile(level: Int, number: UInt64)
}

extension TreeFlaw: CustomStringConvertible {
  package var description: String {
    switch self {
    case .foreignKey: "its last checkpoint was signed with another key"
    case .checkpoint(let error): "its last checkpoint is not right: \(error)"
    case .unsigned(let head): "no checkpoint is of its \(head) entries"
    case .otherRoot(let head): "its \(head) entries are not those of its last checkpoint"
    case .tile(let level, let number): "tile \(number) of level \(level) is missing or damaged"
    }
  }
}
