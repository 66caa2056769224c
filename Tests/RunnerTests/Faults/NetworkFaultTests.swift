import Domain
import Foundation
import Runner
import Sandbox
import Testing

extension FaultTable {
  @Suite("of the network")
  struct NetworkFaultTests {
    @Test("the process lives", arguments: NetworkFault.everywhere + NetworkFault.particular)
    func lives(_ cell: NetworkFault) async throws {
      try await withTrial(cell) { trial in
        let end = try await trial.start()
        #expect(end == cell.end.map(FaultTrial.End.failed) ?? .completed)
        let doubts = try FaultVerdict(trial).doubts
        switch cell.doubt {
        case .never: #expect(doubts == 0)
        case .maybe: #expect(doubts <= 1)
        case .always: #expect(doubts == cell.occurrences.count)
        }
        let mark = try await trial.startAgain(after: end)
        try await FaultVerdict(trial).expectSound(after: end == .completed ? 0 : mark)
      }
    }

    @Test("the process dies", arguments: NetworkFault.everywhereDying + NetworkFault.particular)
    func dies(_ cell: NetworkFault) async throws {
      try await withTrial(cell) { trial in
        let route = try #require(cell.routes.first)
        let point = "\(route.rawValue)-after-\(cell.occurrences.lowerBound)"
        #expect(try await trial.start(dyingAt: point).end() == .killed(SIGKILL))
        try await FaultVerdict(trial).expectWrittenAhead()
        let end = try await trial.resume()
        let doubts = try FaultVerdict(trial).doubts
        // The first question about imports is asked when the first batch is on record.
        #expect([.imports, .processes].contains(route) ? doubts >= 1 : doubts == 0)
        let mark = try await trial.startAgain(after: end)
        try await FaultVerdict(trial).expectSound(after: end == .completed ? 0 : mark)
      }
    }

    private func withTrial(
      _ cell: NetworkFault, _ perform: (FaultTrial) async throws -> Void
    ) async throws {
      try await withSandbox(Trial.configuration(cell.script)) { sandbox in
        var limits = FaultTrial.Limits()
        if cell.isSilent { limits.answer = .milliseconds(400) }
        if cell.isEndless { limits.imports = .seconds(5) }
        try await perform(try await FaultTrial(sandbox, limits: limits, faults: cell.routes.count))
      }
    }
  }
}
