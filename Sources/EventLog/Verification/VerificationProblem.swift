/// Something in a ledger that is not as it was recorded, and where.
package struct VerificationProblem: Hashable, Sendable {
  /// What was looked at; each part has a verdict of its own, and further modules have further parts.
  package struct Part: RawRepresentable, Hashable, Sendable {
    /// The part's name.
    package let rawValue: String

    /// Names a part.
    package init(rawValue: String) {
      self.rawValue = rawValue
    }

    /// The tables, indexes and triggers of the log's file, and whether its pages are whole.
    package static let layout = Part(rawValue: "layout")
    /// Each record by itself, and in its place.
    package static let records = Part(rawValue: "records")
    /// The tree over the records, against everything that the log has signed.
    package static let tree = Part(rawValue: "tree")
    /// The stored tiles, against the records.
    package static let tiles = Part(rawValue: "tiles")
    /// The stored checkpoints, and those that somebody kept.
    package static let checkpoints = Part(rawValue: "checkpoints")

    /// The parts of a log, in the order in which they are told.
    package static let ofLog: [Part] = [.layout, .records, .tree, .tiles, .checkpoints]
  }

  /// What was done, as far as it shows.
  package enum Kind: String, CaseIterable, Sendable {
    /// It is not in the form in which it is written, or cannot be read.
    case malformed
    /// It says something else than it did.
    case edited
    /// It is gone.
    case deleted
    /// It was not there.
    case inserted
    /// It was elsewhere.
    case reordered
    /// The last entries are gone.
    case truncated
    /// The log as a whole is an older one.
    case rolledBack = "rolled-back"
    /// The log as a whole is another one, from some entry on.
    case forked
    /// Another key has signed.
    case foreignKey = "foreign-key"
    /// It counted without a signature that counts, or without authority.
    case unauthorized
    /// Fewer witnesses have cosigned than were demanded.
    case unwitnessed
  }

  /// What was looked at.
  package let part: Part
  /// What was done.
  package let kind: Kind
  /// The entries that it is about, as narrowly as it shows; nothing where it is about none.
  package let positions: ClosedRange<Position>?
  /// What was found, in a sentence.
  package let what: String

  /// States a problem.
  package init(_ part: Part, _ kind: Kind, at positions: ClosedRange<Position>?, _ what: String) {
    self.part = part
    self.kind = kind
    self.positions = positions
    self.what = what
  }
}
