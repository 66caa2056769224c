import Domain
import Ledger
import Runner

/// A journal that tells of every report once it is on record.
struct ObservedJournal: RunJournal {
  let journal: any RunJournal
  /// Told of the report, before its runner goes on.
  let observe: @Sendable (RunEvent) async -> Void

  func run() async throws(LedgerError) -> Run? { try await journal.run() }

  func objection() async throws(LedgerError) -> Refusal? { try await journal.objection() }

  func record(_ report: RunEvent) async throws(LedgerError) -> ReportDecision {
    let decision = try await journal.record(report)
    await observe(report)
    return decision
  }
}

extension RunLauncher.Decoration {
  /// Tells of every report of a run once it is on record.
  static func observing(_ observe: @escaping @Sendable (RunEvent) async -> Void) -> Self {
    Self(journal: { ObservedJournal(journal: $0, observe: observe) })
  }
}
