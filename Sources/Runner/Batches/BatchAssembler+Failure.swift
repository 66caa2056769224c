package import Ledger
package import Profiles

extension BatchAssembler {
  /// Why no batch can be had.
  package enum Failure: Error {
    /// A source is not what it was.
    case sourceChanged
    /// A source cannot be read.
    case source(SourceError)
    /// The rows that were left out, or who stands on the list, cannot be kept.
    case manifests(ManifestsError)
  }
}
