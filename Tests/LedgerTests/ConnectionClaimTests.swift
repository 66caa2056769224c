import Domain
import Ledger
import Testing

@Suite("Claims on connections")
struct ConnectionClaimTests {
  @Test("one at a time has a connection, until it lets go")
  func exclusive() async throws {
    let scratch = try Scratch()
    let ledger = try await scratch.createLedger()
    let road = try await Road(ledger)
    try await road.connect()
    let connection = try #require(try await ledger.currentState().connections[road.connection])
    do {
      let claim = try ConnectionClaim.take(of: connection, at: scratch.location)
      let error = #expect(throws: LedgerError.self) {
        try ConnectionClaim.take(of: connection, at: scratch.location)
      }
      #expect(error?.description.contains("“Main”") == true)
      #expect(try scratch.mode(scratch.location.locks) == 0o700)
      withExtendedLifetime(claim) {}
    }
    let again = try ConnectionClaim.take(of: connection, at: scratch.location)
    withExtendedLifetime(again) {}
  }

  @Test("whether it is held can be asked, and asking keeps nobody from it")
  func asking() async throws {
    let scratch = try Scratch()
    let ledger = try await scratch.createLedger()
    let road = try await Road(ledger)
    try await road.connect()
    let connection = try #require(try await ledger.currentState().connections[road.connection])
    let location = scratch.location
    #expect(try !ConnectionClaim.isHeld(of: connection.id, at: location))
    do {
      let claim = try ConnectionClaim.take(of: connection, at: location)
      #expect(try ConnectionClaim.isHeld(of: connection.id, at: location))
      withExtendedLifetime(claim) {}
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (looks, look) = AsyncStream.makeStream(
        of: Void.self, bufferingPolicy: .bufferingNewest(1))
      group.addTask {
        while !Task.isCancelled {
          _ = try ConnectionClaim.isHeld(of: connection.id, at: location)
          look.yield()
        }
      }
      for await _ in looks { break }
      for _ in 0..<5000 { _ = try ConnectionClaim.take(of: connection, at: location) }
      group.cancelAll()
      try await group.waitForAll()
    }
    #expect(try !ConnectionClaim.isHeld(of: connection.id, at: location))
  }

  @Test("a claim on one connection leaves another free, and the ledger usable")
  func independent() async throws {
    let scratch = try Scratch()
    let ledger = try await scratch.createLedger()
    let road = try await Road(ledger)
    try await road.connect()
    let second = ConnectionID(ledger.surroundings.identifier())
    try await road.ask(
      .connection(
        .create(.init(connection: second, name: DisplayName("Spare"), baseURL: "https://b"))))
    let connections = try await ledger.currentState().connections
    let claims = try [road.connection, second].map { id in
      try ConnectionClaim.take(of: #require(connections[id]), at: scratch.location)
    }
    let again = try Ledger.open(at: scratch.location, surroundings: .scripted())
    #expect(try await again.currentState().connections.count == 2)
    withExtendedLifetime(claims) {}
  }

  @Test("says where there is no ledger to hold a claim")
  func nowhere() async throws {
    let scratch = try Scratch()
    let ledger = try await scratch.createLedger()
    let road = try await Road(ledger)
    try await road.connect()
    let connection = try #require(try await ledger.currentState().connections[road.connection])
    let elsewhere = LedgerLocation(
      directory: scratch.directory + "/nowhere", masterKey: nil, signingKey: nil, keys: "")
    let error = #expect(throws: LedgerError.self) {
      try ConnectionClaim.take(of: connection, at: elsewhere)
    }
    #expect(error?.description.contains(elsewhere.locks) == true)
  }
}
