import Foundation
import Runner
import Sandbox
import Testing

extension FaultTable {
  @Suite("of storage")
  struct StorageFaultTests {
    /// All in one batch.
    static let limits = FaultTrial.Limits(body: 100_000)

    @Test("a run syncs the log and the manifests at each commit, and each before the next file")
    func durable() async throws {
      let changes = try await StorageChanges.counted.value
      let lasting = changes.commits.filter { $0.file != "views" }
      #expect(Set(lasting.map(\.file)) == ["log", "manifests"])
      #expect(lasting.allSatisfy { $0.sync != nil })
    }

    @Test(arguments: StorageFault.table)
    func cell(_ cell: StorageFault) async throws {
      let place = try #require(try await StorageChanges.counted.value.place(of: cell))
      try await withSandbox(Trial.configuration()) { sandbox in
        let trial = try await FaultTrial(sandbox, limits: Self.limits)
        let process = try trial.start(dyingAt: "storage-\(cell.manner.rawValue)-\(place)")
        #expect(await process.end() == (cell.manner.isDeadly ? .killed(SIGKILL) : .exited(74)))
        if !cell.manner.isDeadly {
          // What was said names the file, and nobody's address.
          let message = try process.lines().joined(separator: "\n")
          #expect(message.contains("\(cell.file.rawValue).sqlite"), "\(message)")
          #expect(!message.contains("@"))
        }
        try await FaultVerdict(trial).expectWrittenAhead()
        // There is room again, and it is another process.
        let end = try await trial.resume()
        let mark = try await trial.startAgain(after: end)
        try await FaultVerdict(trial).expectSound(after: end == .completed ? 0 : mark)
      }
    }
  }
}
