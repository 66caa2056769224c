import Domain
import Ledger
import Runner

/// A journal at whose records the process may die.
struct CrashingJournal: RunJournal {
  let journal: any RunJournal
  let point: CrashPoint

  func run() async throws(LedgerError) -> Run? {
    try await journal.run()
  }

  func objection() async throws(LedgerError) -> Refusal? {
    try await journal.objection()
  }

  func record(_ report: RunEvent) async throws(LedgerError) -> ReportDecision {
    try await point.around(.journal) { () throws(LedgerError) in try await journal.record(report) }
  }
}
