import Domain
import Foundation
import Testing

@Suite(.tags(.slow), .timeLimit(.minutes(30))) struct SchemaConformanceTests {
  @Test func `Somebody else's program finds every record as it is documented`() async throws {
    try await EventfulRoad.walk { place in
      let checked = try await place.checkRecords()
      #expect(checked.status == 0, "\(checked.messages)")
      let lines = checked.output.split(separator: "\n")
      let names = Set(lines.compactMap { $0.split(separator: " ").first.map(String.init) })
      // Nothing that can be recorded was left untried, but for what happens to earlier ledgers alone.
      #expect(
        Set(Command.names + Event.names).subtracting(names)
          == [CustodyEvent.Kind.upgraded.rawValue])
      // A check that never says no would prove nothing.
      let spoiled = try await place.checkRecords(with: "spoil_records.py")
      #expect(spoiled.status == 0, "\(spoiled.messages)")
      // Nor does Waybill find anything wrong with a record, whatever happened.
      try await place.succeed("verify")
      let verified = try await place.verifyCommands()
      #expect(verified.contains("user ") && verified.contains("unknown "))
    }
  }
}
