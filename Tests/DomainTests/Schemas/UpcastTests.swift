import Domain
import Foundation
import Testing

/// What an earlier version wrote is read as what it means now.
struct UpcastTests {
  private static let name = UserEvent.Kind.ledgerCreated.rawValue

  private func read(_ payload: some Payload, version: Int) throws -> Event? {
    try Event(
      name: Self.name,
      from: StoredNameTests.Reader(data: try JSONEncoder().encode(payload), version: version))
  }

  @Test(arguments: EventSamples.firstCreations)
  func `A ledger that began without a version is of the first`(
    _ stored: UserEvent.LedgerCreated1
  ) throws {
    let event = try #require(try read(stored, version: 1))
    #expect(event == .user(.ledgerCreated(.init(upcasting: stored))))
    var state = State()
    state.evolve(event)
    #expect(state.version == .first)
    #expect(state.origin == stored.origin && state.scheduleKey == stored.scheduleKey)
  }

  @Test
  func `Nothing is read as what it was not written as`() throws {
    let stored = try #require(EventSamples.firstCreations.first)
    let present = UserEvent.LedgerCreated(upcasting: stored)
    #expect(throws: DecodingError.self) { try read(stored, version: 2) }
    for version in [0, 3, 4] {
      #expect(throws: UnknownVersion.self) { try read(present, version: version) }
    }
    #expect(throws: UnknownVersion.self) {
      try Event(
        name: UserEvent.Kind.deactivated.rawValue,
        from: StoredNameTests.Reader(
          data: try JSONEncoder().encode(UserEvent.Deactivated(user: .carl)), version: 2))
    }
  }

  @Test(arguments: EventSamples.all)
  func `What is written is of the newest version that is known`(_ event: Event) {
    #expect(type(of: event.payload).version == Event.versions(of: event.name).upperBound)
  }
}
