import Domain
import Foundation
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct SchemaConformanceTests {
  @Test func `Somebody else's program finds every record as it is documented`() async throws {
    let python = try #require(
      ProcessInfo.processInfo.environment["WAYBILL_TEST_PYTHON"],
      "WAYBILL_TEST_PYTHON is not set: run the tests with Tools/test, which prepares it")
    try await EventfulRoad.walk { place in
      func run(_ script: String) async throws -> Workplace.Result {
        // -B leaves no compiled modules beside the sources.
        try await place.run(
          python,
          [
            "-B", Repository.path("Tests/WaybillTests/\(script)"), place.ledger + "/log.sqlite",
            Repository.path("Schemas"),
          ])
      }
      let checked = try await run("check_records.py")
      #expect(checked.status == 0, "\(checked.messages)")
      let lines = checked.output.split(separator: "\n")
      let names = Set(lines.compactMap { $0.split(separator: " ").first.map(String.init) })
      // Nothing that can be recorded was left untried.
      #expect(Set(Command.names + Event.names).subtracting(names) == [])
      // A check that never says no would prove nothing.
      let spoiled = try await run("spoil_records.py")
      #expect(spoiled.status == 0, "\(spoiled.messages)")
      // Nor does Waybill find anything wrong with a record, whatever happened.
      try await place.succeed("verify")
      let verified = try await place.verifyCommands()
      #expect(verified.contains("user ") && verified.contains("unknown "))
    }
  }
}
