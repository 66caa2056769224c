import Domain
import Foundation
import Runner
import Sandbox
import Testing

extension FaultTable {
  @Suite("of the source")
  struct SourceFaultTests {
    /// What becomes of the source.
    enum Change: String, CaseIterable, CustomTestStringConvertible {
      case replaced, truncated, grown

      var testDescription: String { rawValue }

      /// Who is in it then, beside the hundred and fifty that were.
      var customers: Customers {
        switch self {
        case .replaced: Customers(count: 150, seed: 43)
        case .truncated: Customers(count: 75, seed: 42)
        case .grown: Customers(count: 170, seed: 42)
        }
      }
    }

    /// A file of so many pieces, as it is read, that the last of them is not read before the first
    /// batches leave, however far ahead the next one is filled.
    private static func long(_ customers: Customers) -> String {
      let note = String(repeating: "n", count: 26_000)
      return customers.csv.split(separator: "\n").enumerated()
        .map { "\($0.element),\($0.offset == 0 ? "note" : note)\n" }.joined()
    }

    @Test("changes under a run", arguments: Change.allCases, [1, 2, 4])
    func underRun(_ change: Change, _ record: Int) async throws {
      let counter = MomentCounter(record)
      try await withSandbox(Trial.configuration()) { sandbox in
        let trial = try await FaultTrial(sandbox, source: Self.long)
        let end = try await trial.start(
          .observing { _ in
            guard counter.isMoment() else { return }
            do {
              try trial.stage.scratch.write(source: Self.long(change.customers))
            } catch {
              Issue.record(error)
            }
          })
        #expect(end == .failed(.sourceChanged))
        try await expectNewRun(of: trial, change, after: end)
      }
    }

    @Test("changes under a run that was killed", arguments: Change.allCases, [1, 2, 3, 4])
    func beforeResuming(_ change: Change, _ record: Int) async throws {
      try await withSandbox(Trial.configuration()) { sandbox in
        let trial = try await FaultTrial(sandbox, source: Self.long)
        let process = try trial.start(dyingAt: "journal-after-\(record)")
        #expect(await process.end() == .killed(SIGKILL))
        try trial.stage.scratch.write(source: Self.long(change.customers))
        let received = await sandbox.account.receivedImports.count
        let end = try await trial.resume()
        #expect(end == .failed(.sourceChanged))
        #expect(await sandbox.account.receivedImports.count == received)
        try await expectNewRun(of: trial, change, after: end)
      }
    }

    private func expectNewRun(
      of trial: FaultTrial, _ change: Change, after end: FaultTrial.End?
    ) async throws {
      try await FaultVerdict(trial).expectWrittenAhead()
      let mark = try await trial.startAgain(after: end)
      try await FaultVerdict(trial).expectSound(
        after: mark, besides: trial.customers, sending: change.customers)
    }
  }
}
