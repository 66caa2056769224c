import Sandbox
import Testing

@Suite("Twenty runs, in every mode and disturbed", .tags(.slow))
struct ListWalkTests {
  @Test(
    "leave the list as a plain model has it, and send nothing that is there already",
    arguments: [2, 4, 6, 9, 10, 11] as [UInt64])
  func walk(_ seed: UInt64) async throws {
    var configuration = Trial.configuration()
    configuration.importPace = .onPolls(queued: 0, inProcess: 1)
    try await withSandbox(configuration) { sandbox in
      var walk = try await ListWalk(sandbox, seed: seed)
      for _ in 0..<20 { try await walk.step() }
      // Were nothing completed, taken off or resumed, nothing would have been tried.
      #expect(walk.tally["completed", default: 0] >= 5, "\(walk.tally)")
      #expect(walk.tally["removed", default: 0] >= 20, "\(walk.tally)")
      #expect(walk.tally["resumed", default: 0] >= 2, "\(walk.tally)")
    }
  }
}
