package import Ledger

/// Why a run could not go on, although no rule and no answer ended it.
///
/// The run is not over: what is on record of it stands, and it can be resumed.
package enum RunnerError: Error {
  /// The ledger could not be read or written; nothing was sent without a record.
  case ledger(LedgerError)
  /// The rows that were left out, or a batch's pseudonyms, could not be kept.
  case manifests(ManifestsError)
}

extension RunnerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .ledger(let error): error.description
    case .manifests(let error): error.description
    }
  }
}
