import Sandbox
import Testing

@Suite("Twenty runs that send only changes", .tags(.slow), .serialized)
struct ChangesWalkTests {
  @Test(
    "leave the list as the source has it, and send nothing that is there already",
    arguments: 1...4 as ClosedRange<UInt64>)
  func walk(_ seed: UInt64) async throws {
    try await withSandbox(Trial.configuration()) { sandbox in
      var walk = try await ChangesWalk(sandbox, seed: seed)
      for _ in 0..<20 { try await walk.step() }
      // Were nothing completed, or nothing unchanged, nothing would have been tried.
      #expect(walk.completed >= 5)
      #expect(walk.unchanged >= 50)
    }
  }
}
