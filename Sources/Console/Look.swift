import Domain
import EventLog
import Ledger
import Results
import Views

/// A ledger as it is at one look, or as it was, and who looks.
struct Look {
  /// The ledger, its views caught up with its log.
  let ledger: Ledger
  /// Who looks.
  let reader: Reader
  /// The last entry that is looked at.
  let head: Position
  /// The ledger as it was, where somebody looks back.
  let past: PastLedger?

  /// The configuration that is looked at.
  var state: State { past?.state ?? reader.present }
  /// The read models of what is looked at.
  var views: Views { past?.views ?? ledger.views }
  /// The instant of what is looked at.
  var now: Timestamp { past?.time ?? ledger.surroundings.now }
}
