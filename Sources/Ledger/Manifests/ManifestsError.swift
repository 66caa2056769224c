/// Why manifests cannot be read or written.
package enum ManifestsError: Error {
  /// The file is missing or cannot be opened.
  case unavailable(path: String, cause: any Error)
  /// The file is something else.
  case foreign(path: String)
  /// The file is of a layout that came after this version.
  case newer(path: String, layout: Int)
  /// The disk is full, or the file cannot be written.
  case notWritten(path: String, cause: any Error)
  /// A run's manifest is not there; it may have been purged.
  case missing(run: String, batch: Int)
}

extension ManifestsError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unavailable(let path, let cause):
      "The manifests \(path) cannot be opened (\(cause)): restore the file from a backup."
    case .foreign(let path):
      "\(path) holds no manifests: restore the file from a backup."
    case .newer(let path, let layout):
      "\(path) has layout \(layout), this Waybill knows \(Manifests.layout): install a newer Waybill."
    case .notWritten(let path, let cause):
      "The manifests \(path) cannot be written (\(cause)): free disk space and try again."
    case .missing(let run, let batch):
      "The manifest of batch \(batch) of run \(run) is gone; it may have been purged."
    }
  }
}
