import EventLog
import Ledger

extension Ledger {
  /// Every record, taken apart.
  nonisolated func records() throws -> [Envelope] {
    var records: [Envelope] = []
    try log.read(after: .beginning) { records.append(try Envelope($0)) }
    return records
  }
}
