import Domain
import Ledger
import Testing

@Suite("Claims on duties")
struct DutyClaimTests {
  @Test("one at a time has a duty, until it lets go", arguments: DutyClaim.Duty.allCases)
  func exclusive(_ duty: DutyClaim.Duty) async throws {
    let scratch = try Scratch()
    _ = try await scratch.createLedger()
    #expect(try !DutyClaim.isHeld(duty, at: scratch.location))
    do {
      let claim = try DutyClaim.take(duty, at: scratch.location)
      #expect(try DutyClaim.isHeld(duty, at: scratch.location))
      let error = #expect(throws: LedgerError.self) {
        try DutyClaim.take(duty, at: scratch.location)
      }
      guard case .dutyTaken(duty) = error else {
        Issue.record("another error: \(String(describing: error))")
        return
      }
      for other in DutyClaim.Duty.allCases where other != duty {
        #expect(try !DutyClaim.isHeld(other, at: scratch.location))
      }
      withExtendedLifetime(claim) {}
    }
    #expect(try !DutyClaim.isHeld(duty, at: scratch.location))
    let again = try DutyClaim.take(duty, at: scratch.location)
    withExtendedLifetime(again) {}
  }

  @Test("looking whether a connection is claimed makes nothing and takes nothing")
  func looking() async throws {
    let scratch = try Scratch()
    let ledger = try await scratch.createLedger()
    let road = try await Road(ledger)
    try await road.connect()
    let connection = try #require(try await ledger.currentState().connections[road.connection])
    #expect(try !ConnectionClaim.isHeld(of: connection.id, at: scratch.location))
    let claim = try ConnectionClaim.take(of: connection, at: scratch.location)
    #expect(try ConnectionClaim.isHeld(of: connection.id, at: scratch.location))
    withExtendedLifetime(claim) {}
  }
}
