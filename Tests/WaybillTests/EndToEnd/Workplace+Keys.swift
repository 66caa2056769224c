import EventLog
import Ledger
import Testing
import Transparency

extension Workplace {
  /// The verifier key of the ledger's log, as the log itself names it.
  func verifierKey() async throws -> String {
    let log = try LedgerParts(at: location).log.get()
    return try #require(try log.verifierKey()).vkey
  }
}
