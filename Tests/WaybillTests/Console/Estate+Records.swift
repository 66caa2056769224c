import EventLog
import Ledger

extension Estate {
  /// Everything on record, as it stands there.
  func records() async throws -> [String] {
    try ledger.log.entries(after: .beginning, limit: .max).map(\.record)
  }
}
