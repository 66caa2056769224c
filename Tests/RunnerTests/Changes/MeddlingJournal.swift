import Domain
import Ledger
import Runner
import Synchronization

/// A journal at one of whose records something happens.
final class MeddlingJournal: RunJournal {
  /// What happens.
  enum Deed: CaseIterable, Sendable {
    /// The disk is full, and nothing is recorded.
    case failsBefore
    /// It is recorded, and nobody is told so.
    case failsAfter
    /// Somebody cancels the run once the record is there.
    case cancels
    /// The source is written anew once the record is there.
    case changesSource
  }

  private let journal: any RunJournal
  private let stage: Stage
  private let deed: Deed
  private let number: Int
  private let records = Mutex(0)

  /// Puts something around a journal.
  ///
  /// - Parameters:
  ///   - journal: The journal.
  ///   - stage: Where it happens.
  ///   - deed: What happens.
  ///   - number: At which record, from 1.
  init(_ journal: any RunJournal, on stage: Stage, _ deed: Deed, at number: Int) {
    self.journal = journal
    self.stage = stage
    self.deed = deed
    self.number = number
  }

  func run() async throws(LedgerError) -> Run? { try await journal.run() }

  func objection() async throws(LedgerError) -> Refusal? { try await journal.objection() }

  func record(_ report: RunEvent) async throws(LedgerError) -> ReportDecision {
    let isMoment = records.withLock { count in
      count += 1
      return count == number
    }
    guard isMoment else { return try await journal.record(report) }
    let full = LedgerError.file(path: "log.sqlite", reason: "No space left on device")
    if deed == .failsBefore { throw full }
    let decision = try await journal.record(report)
    switch deed {
    case .failsBefore, .failsAfter: throw full
    case .cancels:
      _ = try await stage.ledger.execute(
        .run(.cancel(.init(run: report.run))), by: stage.identity)
    case .changesSource:
      do {
        try stage.scratch.write(source: "id,email,first,phone,consent\nx,x@shop.example,X,,yes\n")
      } catch {
        throw .file(path: stage.scratch.source, reason: "\(error)")
      }
    }
    return decision
  }
}
