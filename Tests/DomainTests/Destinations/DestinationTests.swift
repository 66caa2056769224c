import Domain
import Testing

/// Destinations: every command, accepted, repeated and refused.
struct DestinationTests {
  static let specifications = saving + editing + removing

  private static let saving: [Specification] = [
    Given("a contributor saves an export over a shared connection", History.segments)
      .when(.destination(.save(.newsletter())), by: .carl)
      .then(.destination(.saved(.newsletter(owner: .carl)))),
    Given("an administrator saves an export over any connection", unshared)
      .when(.destination(.save(.newsletter())), by: .ada)
      .then(.destination(.saved(.newsletter(owner: .ada)))),
    Given("a contributor has no access to a connection that is not shared", unshared)
      .when(.destination(.save(.newsletter())), by: .carl).thenRefused(.connectionNotAccessible),
    Given("a contributor cannot tell a connection that is missing", History.segments)
      .when(save(.newsletter(connection: .missing)), by: .carl)
      .thenRefused(.connectionNotAccessible),
    Given("a connection is missing", History.segments)
      .when(save(.newsletter(connection: .missing)), by: .ada)
      .thenRefused(.unknown("connection/\(ConnectionID.missing)")),
    Given("a connection is not finished", History.withExportUser)
      .when(.destination(.save(.newsletter())), by: .ada)
      .thenRefused(.connectionNotSaved("Brevo")),
    Given("a destination's name is taken in any letter case", History.destination)
      .when(
        .destination(.save(.newsletter(.birthday, settings: .newsletter(name: "NEWSLETTER")))),
        by: .carl
      )
      .thenRefused(.nameTaken("NEWSLETTER")),
    Given("a destination that is saved first does not replace another", History.destination)
      .when(save(.newsletter(name: "Mine")), by: .carl)
      .thenRefused(.identityTaken(.destination(.newsletter))),
  ]

  private static let editing: [Specification] = [
    Given("a destination is edited", History.destination)
      .when(edit(.newsletter(list: 8)), by: .carl)
      .then(
        .destination(
          .edited(
            .init(
              destination: .newsletter, before: .newsletter(), settings: .newsletter(list: 8),
              listName: "Everybody")))),
    Given("a destination's list is called something else", History.destination)
      .when(.destination(.edit(.newsletter(list: .found(name: "All")))), by: .carl)
      .then(
        .destination(
          .edited(
            .init(
              destination: .newsletter, before: .newsletter(), settings: .newsletter(),
              listName: "All")))),
    Given("a destination is like that already", History.destination)
      .when(.destination(.edit(.newsletter())), by: .carl).thenNothing(),
    Given("a destination's own name in another letter case is free", History.destination)
      .when(edit(.newsletter(name: "NEWSLETTER")), by: .carl)
      .then(
        .destination(
          .edited(
            .init(
              destination: .newsletter, before: .newsletter(),
              settings: .newsletter(name: "NEWSLETTER"), listName: "Everybody")))),
    Given("another destination has that name", History.twoDestinations)
      .when(edit(.newsletter(name: "birthday")), by: .carl).thenRefused(.nameTaken("birthday")),
    Given("a contributor does not move an export to a connection kept from them", withOther)
      .when(edit(.newsletter(connection: .other)), by: .carl)
      .thenRefused(.connectionNotAccessible),
    Given("an administrator does not move an export to a connection not finished", withOther)
      .when(edit(.newsletter(connection: .other)), by: .ada)
      .thenRefused(.connectionNotSaved("Other")),
    Given("no destination is edited", History.segments)
      .when(.destination(.edit(.newsletter())), by: .carl)
      .thenRefused(.unknown("destination/\(DestinationID.newsletter)")),
  ]

  private static let removing: [Specification] = [
    Given("a destination is removed", History.destination)
      .when(.destination(.remove(.init(destination: .newsletter))), by: .carl)
      .then(.destination(.removed(.init(destination: .newsletter)))),
    Given("a run under way is cancelled before its destination is removed", Stage.sent.history)
      .when(.destination(.remove(.init(destination: .newsletter))), by: .ada)
      .then(
        .run(.cancelled(.init(run: .first, user: .ada))),
        .destination(.removed(.init(destination: .newsletter)))),
    Given("another destination's run goes on", Stage.sent.history + [birthday])
      .when(.destination(.remove(.init(destination: .birthday))), by: .ada)
      .then(.destination(.removed(.init(destination: .birthday)))),
    Given("no destination is removed", History.segments)
      .when(.destination(.remove(.init(destination: .missing))), by: .ada)
      .thenRefused(.unknown("destination/\(DestinationID.missing)")),
  ]

  private static let unshared =
    History.segments + [.connection(.unshared(.init(connection: .brevo)))]
  private static let withOther =
    History.destination + [.connection(.created(.brevo(.other, name: "Other")))]
  private static let birthday = Event.destination(
    .saved(
      .init(
        destination: .birthday, settings: .newsletter(name: "Birthday"), listName: "Birthdays",
        owner: .ada)))

  private static func save(_ settings: DestinationSettings) -> Command {
    .destination(.save(.newsletter(settings: settings)))
  }

  private static func edit(_ settings: DestinationSettings) -> Command {
    .destination(.edit(.newsletter(settings: settings)))
  }

  @Test(arguments: specifications)
  func destinations(_ specification: Specification) { specification.check() }

  @Test
  func `A destination's history shows in the state`() {
    let edited = Event.destination(
      .edited(
        .init(
          destination: .newsletter, before: .newsletter(), settings: .newsletter(list: 8),
          listName: "Eight")))
    let state = State(replaying: History.destination + [edited])
    #expect(state.destinations[.newsletter]?.settings.list == 8)
    #expect(state.destinations[.newsletter]?.listName == "Eight")
    #expect(state.destinations[.newsletter]?.owner == .carl)
  }
}

extension DestinationEvent.Saved {
  fileprivate static func newsletter(owner: UserID) -> Self {
    .init(
      destination: .newsletter, settings: .newsletter(), listName: "Everybody", owner: owner)
  }
}
