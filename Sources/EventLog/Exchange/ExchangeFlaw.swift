package import Transparency

/// Why lines are no log.
package enum ExchangeFlaw: Error, Hashable, Sendable {
  /// A line is no record at its place.
  case malformedRecord
  /// A record is another log's.
  case foreignRecord(source: String)
  /// A line is no checkpoint.
  case malformedCheckpoint
  /// A checkpoint does not count.
  case unsigned(TransparencyError)
  /// A checkpoint is of another size than that of the entries before it.
  case otherSize(UInt64)
  /// A checkpoint has another root than the entries before it.
  case otherRoot
  /// There are entries behind the last checkpoint.
  case unfinished
  /// There is no entry.
  case empty
}

extension ExchangeFlaw: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformedRecord: "it is no record at its place"
    case .foreignRecord(let source): "its record is of the log \(source)"
    case .malformedCheckpoint: "it is no checkpoint"
    case .unsigned(let error): "its checkpoint does not count. \(error)"
    case .otherSize(let size): "its checkpoint is of \(size) entries, and others stand before it"
    case .otherRoot: "its checkpoint is not of the entries that stand before it"
    case .unfinished: "no checkpoint stands behind it: the file was cut off"
    case .empty: "there is no entry"
    }
  }
}
