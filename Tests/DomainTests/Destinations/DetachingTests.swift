import Domain
import Testing

/// Detached destinations: without a connection, kept, and given one again.
struct DetachingTests {
  static let specifications: [Specification] = detaching + attaching + detached

  private static let detaching: [Specification] = [
    Given("a destination is detached", History.destination).when(detach, by: .ada)
      .then(event(.detached(.init(destination: .newsletter)))),
    Given("it is detached already", without).when(detach, by: .ada).thenNothing(),
    Given("its run is cancelled first", Stage.sent.history).when(detach, by: .bea)
      .then(
        .run(.cancelled(.init(run: .first, user: .bea))),
        event(.detached(.init(destination: .newsletter)))),
    Given("its interrupted run is cancelled first", Stage.interruptedReady.history)
      .when(detach, by: .ada)
      .then(
        .run(.cancelled(.init(run: .first, user: .ada))),
        event(.detached(.init(destination: .newsletter)))),
    Given("a contributor detaches nothing", History.destination).when(detach, by: .carl)
      .thenRefused(.roleInsufficient(has: .contributor, needs: .administrator)),
    Given("no destination is detached", History.segments).when(detach, by: .ada)
      .thenRefused(.unknown("destination/\(DestinationID.newsletter)")),
  ]

  private static let attaching: [Specification] = [
    Given("a destination is attached again", without).when(attach(), by: .ada)
      .then(attached(.newsletter())),
    Given("it is attached with everything else changed", without)
      .when(attach(.newsletter(name: "News", list: 9, matching: .addressAlone)), by: .bea)
      .then(attached(.newsletter(name: "News", list: 9, matching: .addressAlone))),
    Given("it has a connection", History.destination).when(attach(), by: .ada)
      .thenRefused(.destinationAttached("Newsletter")),
    Given("a contributor attaches nothing", without).when(attach(), by: .carl)
      .thenRefused(.roleInsufficient(has: .contributor, needs: .administrator)),
    Given("the connection is gone", withoutConnection).when(attach(), by: .ada)
      .thenRefused(.unknown("connection/\(ConnectionID.brevo)")),
    Given("the connection is not finished", without + [other])
      .when(attach(.newsletter(connection: .other)), by: .ada)
      .thenRefused(.connectionNotSaved("Other")),
    Given("another destination has that name", without + [birthday])
      .when(attach(.newsletter(name: "BIRTHDAY")), by: .ada).thenRefused(.nameTaken("BIRTHDAY")),
    Given("the list is gone", without)
      .when(.destination(.attach(.newsletter(list: .missing))), by: .ada)
      .thenRefused(.listMissing(7)),
    Given("no destination is attached", History.segments).when(attach(), by: .ada)
      .thenRefused(.unknown("destination/\(DestinationID.newsletter)")),
  ]

  private static let detached: [Specification] = [
    Given("a detached destination does not run", without).when(start, by: .ada)
      .thenRefused(.destinationDetached("Newsletter")),
    Given("a detached destination is not edited", without)
      .when(.destination(.edit(.newsletter(settings: .newsletter(list: 9)))), by: .ada)
      .thenRefused(.destinationDetached("Newsletter")),
    Given("an administrator schedules a detached destination", without)
      .when(setSchedule, by: .ada)
      .then(event(.scheduled(.init(destination: .newsletter, schedule: .off, from: .at(9))))),
    Given("an administrator removes a detached destination", without)
      .when(remove, by: .ada).then(event(.removed(.init(destination: .newsletter)))),
    Given("a contributor does not run a detached destination", without).when(start, by: .carl)
      .thenRefused(.connectionNotAccessible),
    Given("a contributor does not edit a detached destination", without)
      .when(.destination(.edit(.newsletter())), by: .carl)
      .thenRefused(.connectionNotAccessible),
    Given("a contributor does not schedule a detached destination", without)
      .when(setSchedule, by: .carl).thenRefused(.connectionNotAccessible),
    Given("a contributor does not remove a detached destination", without)
      .when(remove, by: .carl).thenRefused(.connectionNotAccessible),
    Given("its connection is not in use any more", without)
      .when(.connection(.remove(.init(connection: .brevo))), by: .ada)
      .then(.connection(.removed(.init(connection: .brevo)))),
    Given("its segments are in use", without)
      .when(.segment(.remove(.init(segment: .customers))), by: .ada)
      .thenRefused(.segmentInUse("Customers", destinations: ["Newsletter"])),
    Given("its name is taken", without)
      .when(.destination(.save(.newsletter(.birthday))), by: .ada)
      .thenRefused(.nameTaken("Newsletter")),
    Given("it is refreshed by nobody", withoutConnection)
      .when(.schedule(.startRefresh(.init(refresh: .morning, occasion: nil))), by: .ada)
      .then(
        .schedule(
          .refreshStarted(
            .morning(orderer: .user(.ada), occasion: nil, own: [], destinations: [])))),
    Given("it runs over the connection that it was given", again).when(start, by: .carl)
      .then(.run(.requested(.init(run: .first, order: .newsletter)))),
  ]

  private static let without = History.destination + [event(.detached(reference))]
  private static let withoutConnection =
    without + [.connection(.removed(.init(connection: .brevo)))]
  private static let again = without + [attached(.newsletter())]
  private static let other = Event.connection(.created(.brevo(.other, name: "Other")))
  private static let birthday = event(
    .saved(
      .init(
        destination: .birthday, settings: .newsletter(name: "Birthday"), listName: "Birthdays",
        owner: .ada)))
  private static let reference = DestinationEvent.Reference(destination: .newsletter)

  private static let detach = Command.destination(.detach(.init(destination: .newsletter)))
  private static let remove = Command.destination(.remove(.init(destination: .newsletter)))
  private static let start = Command.run(
    .start(.init(run: .first, destination: .newsletter, consentText: .march)))
  private static let setSchedule = Command.destination(
    .setSchedule(
      .init(destination: .newsletter, schedule: .off, isTimeZoneKnown: true, from: .at(9))))

  private static func attach(_ settings: DestinationSettings = .newsletter()) -> Command {
    .destination(.attach(.newsletter(settings: settings)))
  }

  private static func attached(_ settings: DestinationSettings) -> Event {
    event(
      .attached(
        .init(
          destination: .newsletter, before: .newsletter(), settings: settings,
          listName: "Everybody")))
  }

  private static func event(_ event: DestinationEvent) -> Event { .destination(event) }

  @Test(arguments: specifications)
  func `detached destinations`(_ specification: Specification) { specification.check() }

  @Test
  func `A detached destination keeps all else`() throws {
    let before = try #require(State(replaying: History.destination).destinations[.newsletter])
    let after = try #require(State(replaying: Self.without).destinations[.newsletter])
    #expect(after.isDetached)
    #expect(!after.runsBySchedule)
    #expect(after.settings == before.settings)
    #expect(after.owner == before.owner)
    #expect(State(replaying: Self.again).destinations[.newsletter] == before)
  }
}
