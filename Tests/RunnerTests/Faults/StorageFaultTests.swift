import Foundation
import Runner
import Sandbox
import Testing

extension FaultTable {
  @Suite("of storage")
  struct StorageFaultTests {
    /// All in one batch.
    static let limits = FaultTrial.Limits(body: 100_000)

    @Test("a run syncs the log and the manifests at each commit")
    func durable() async throws {
      let changes = try await StorageChanges.counted.value
      let lasting = changes.commits.filter { $0.file != "views" }
      #expect(Set(lasting.map(\.file)) == ["log", "manifests"])
      #expect(lasting.allSatisfy { $0.sync != nil })
      // Each is met, and each manner meets every file.
      #expect(changes.count > 100 && changes.count <= StorageFault.mostChanges)
      #expect(lasting.count { $0.file == "log" } == 6)
      #expect(lasting.count { $0.file == "manifests" } == 2)
    }

    @Test("of any change", arguments: StorageFault.everyChange)
    func change(_ cell: StorageFault) async throws {
      guard let number = try await StorageChanges.counted.value.number(of: cell.place) else {
        return
      }
      try await survives(cell.manner, at: number)
    }

    @Test("of what makes a change durable", arguments: StorageFault.everySync)
    func sync(_ cell: StorageFault) async throws {
      let changes = try await StorageChanges.counted.value
      try await survives(cell.manner, at: try #require(changes.number(of: cell.place)))
    }

    private func survives(_ manner: StorageFault.Manner, at number: Int) async throws {
      try await withSandbox(Trial.configuration()) { sandbox in
        let trial = try await FaultTrial(sandbox, limits: Self.limits)
        let process = try trial.start(dyingAt: "storage-\(manner.rawValue)-\(number)")
        #expect(await process.end() == (manner.isDeadly ? .killed(SIGKILL) : .exited(74)))
        if !manner.isDeadly {
          // What was said names a file, and nobody's address.
          let message = try process.lines().joined(separator: "\n")
          #expect(message.contains(".sqlite"), "\(message)")
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
